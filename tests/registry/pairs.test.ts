/** Every two choices of different slots go together for 20 steps, or are refused with a reason. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ChoiceInfo } from '#catalog/choice.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { regularizerSlot, singleSlots } from '#catalog/slots.ts';
import { generatedImages, inCompany, variants } from '#engine/gradientCases.ts';
import { HourglassError } from '#protocol/errors.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import { alive, useBackend } from '../support/backends.ts';
import { trainSteps, withTrainer } from '../support/training.ts';

/** Pairs that make no sense: adding to them is a decision, not an accident. */
const REFUSED: readonly string[] = [
  'code plain with regularizer totalCorrelation',
  'code kSparse with regularizer contractive',
  'code kSparse with regularizer totalCorrelation',
  'code concrete with regularizer contractive',
  'code concrete with regularizer totalCorrelation',
  'code binary with regularizer contractive',
  'code binary with regularizer totalCorrelation',
  'code vectorQuantised with regularizer contractive',
  'code vectorQuantised with regularizer totalCorrelation',
];

interface Option {
  readonly name: string;
  /** Parts of an experiment that hold the choice, in each of its variants. */
  readonly parts: readonly object[];
}

const optionsOf = (
  slot: string,
  registry: readonly ChoiceInfo[],
  partOf: (choice: object) => object,
): Option[] => registry.map((entry) => ({ name: `${slot} ${entry.id}`, parts: variants(entry).map(partOf) }));

const slots: readonly (readonly Option[])[] = [
  optionsOf('code', singleSlots.code, (code) => ({ code })),
  optionsOf('regularizer', regularizerSlot, (choice) => ({ regularizers: [choice] })),
  optionsOf('corruption', singleSlots.corruption, (corruption) => ({ corruption })),
  optionsOf('network', singleSlots.network, (network) => ({ network })),
];

interface Pair {
  readonly name: string;
  readonly combinations: readonly object[];
}

const pairs: Pair[] = slots.flatMap((left, i) =>
  slots.slice(i + 1).flatMap((right) =>
    left.flatMap((one) =>
      right.map((other) => ({
        name: `${one.name} with ${other.name}`,
        combinations: one.parts.flatMap((a) => other.parts.map((b) => ({ ...a, ...b }))),
      })),
    ),
  ),
);

/** The first of the pair's combinations that is allowed, or why none is. */
function findExperiment({ combinations }: Pair): ExperimentSpec | HourglassError {
  let refusal: HourglassError | undefined;
  for (const parts of combinations) {
    try {
      return inCompany(parseSpec, parts);
    } catch (error) {
      if (!(error instanceof HourglassError)) throw error;
      refusal ??= error;
    }
  }
  return refusal!;
}

const data = generatedImages();
const found = pairs.map((pair) => ({ name: pair.name, experiment: findExperiment(pair) }));
const refused = found.flatMap(({ name, experiment }) =>
  experiment instanceof HourglassError ? [{ name, error: experiment }] : [],
);
const allowed = found.flatMap(({ name, experiment }) =>
  experiment instanceof HourglassError ? [] : [{ name, experiment }],
);

beforeAll(() => useBackend('simd'));

describe('pairs of choices', () => {
  it('are refused only where they make no sense, and then with a reason', () => {
    expect(refused.map(({ name }) => name)).toEqual(REFUSED);
    for (const { error } of refused) {
      expect(error.code).toBe('spec/incompatible');
      expect(error.message).toMatch(/^\S+: [A-Z].{20,}\.$/);
    }
  });

  it.each(allowed)('train: $name', async ({ experiment }) => {
    const before = alive();
    const totals = await withTrainer(experiment, data, (trainer) => trainSteps(trainer, 20));
    expect(totals.every(Number.isFinite)).toBe(true);
    expect(alive()).toEqual(before);
  });
});
