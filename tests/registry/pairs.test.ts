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
  /** Among all options. */
  readonly index: number;
}

let options = 0;
const optionsOf = (
  slot: string,
  registry: readonly ChoiceInfo[],
  partOf: (choice: object) => object,
): Option[] =>
  registry.map((entry) => ({
    name: `${slot} ${entry.id}`,
    parts: variants(entry).map(partOf),
    index: options++,
  }));

const slots: readonly (readonly Option[])[] = [
  optionsOf('code', singleSlots.code, (code) => ({ code })),
  optionsOf('regularizer', regularizerSlot, (choice) => ({ regularizers: [choice] })),
  optionsOf('corruption', singleSlots.corruption, (corruption) => ({ corruption })),
  optionsOf('network', singleSlots.network, (network) => ({ network })),
];

/** The variants of one choice, beginning with another one for each choice that it meets: so all of them get their turn. */
function partsBeside({ parts }: Option, { index }: Option): readonly object[] {
  const first = index % parts.length;
  return [...parts.slice(first), ...parts.slice(0, first)];
}

interface Pair {
  readonly name: string;
  readonly combinations: readonly object[];
}

const pairs: Pair[] = slots.flatMap((left, i) =>
  slots.slice(i + 1).flatMap((right) =>
    left.flatMap((one) =>
      right.map((other) => ({
        name: `${one.name} with ${other.name}`,
        combinations: partsBeside(one, other).flatMap((a) =>
          partsBeside(other, one).map((b) => ({ ...a, ...b })),
        ),
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

  it('let every variant of every choice train with some other choice', () => {
    const trained = allowed.flatMap(({ experiment }) => [
      ...[experiment.code, experiment.corruption, experiment.network].map((choice) => JSON.stringify(choice)),
      ...experiment.regularizers.map((choice) => JSON.stringify(choice)),
    ]);
    const all = slots.flat().flatMap(({ parts }) => parts.flatMap((part) => Object.values(part).flat()));
    expect(all.map((choice) => JSON.stringify(choice)).filter((choice) => !trained.includes(choice))).toEqual(
      [],
    );
  });

  it.each(allowed)('train: $name', async ({ experiment }) => {
    const before = alive();
    const totals = await withTrainer(experiment, data, (trainer) => trainSteps(trainer, 20));
    expect(totals.every(Number.isFinite)).toBe(true);
    expect(alive()).toEqual(before);
  });
});
