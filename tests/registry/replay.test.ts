/** On the simd backend a recorded step does what the step itself does, bit for bit, for every recipe and every choice. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Data } from '#catalog/datasets/data.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { recipes } from '#catalog/recipes/index.ts';
import { catalogCases, generatedImages } from '#engine/gradientCases.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import { alive } from '../support/backends.ts';
import { fewItemsFor } from '../support/generated.ts';
import { useSimd, type Variant, variants } from '../support/simd.ts';
import { stateBytes, withTrainer } from '../support/training.ts';
import { tuned } from '../support/tuned.ts';

const small = generatedImages();

interface Case {
  readonly name: string;
  readonly experiment: ExperimentSpec;
  readonly data: Data;
}

/** Batches of which the last one of an epoch is padded. */
const cases: Case[] = [
  ...recipes.map(({ label, experiment }) => ({
    name: `recipe ${label}`,
    experiment: { ...experiment, training: { batchSize: 40, epochs: 1 } },
    data: fewItemsFor(experiment),
  })),
  ...catalogCases(parseSpec).map((found) => ({ ...found, data: small })),
];

interface Outcome {
  readonly rows: number[];
  readonly bytes: Record<string, string>;
}

/** Lengths of the runs before the experiment is tuned, and after. */
type Runs = readonly [before: readonly number[], after: readonly number[]];

/** Long ones on the variant that most pages use; on the others enough to come into a second epoch of
 *  the images. */
const runsOn = ({ build, threads }: Variant): Runs =>
  build === 'relaxed' && threads > 1
    ? [
        [1, 5],
        [1, 7],
      ]
    : [
        [1, 1],
        [1, 2],
      ];

const total = (counts: readonly number[]) => counts.reduce((a, b) => a + b);

/** One by one. */
const eagerly = ({ experiment, data }: Case, [before, after]: Runs): Promise<Outcome> =>
  withTrainer(experiment, data, async (trainer) => {
    const rows: number[] = [];
    for (let step = 0; step < total([...before, ...after]); step++) {
      if (step === total(before)) trainer.tune(tuned(experiment));
      const terms = trainer.step();
      rows.push(...terms.dataSync());
      terms.dispose();
    }
    return { rows, bytes: await stateBytes(trainer) };
  });

/** The same steps, replayed in pieces. */
const replayed = ({ experiment, data }: Case, [before, after]: Runs): Promise<Outcome> =>
  withTrainer(experiment, data, async (trainer) => {
    const rows: number[] = [];
    for (const count of before) rows.push(...(await trainer.run(count)));
    trainer.tune(tuned(experiment));
    for (const count of after) rows.push(...(await trainer.run(count)));
    expect(trainer.captured()).toMatchObject({ mode: 'replayed' });
    expect(trainer.stepsDone()).toBe(total([...before, ...after]));
    return { rows, bytes: await stateBytes(trainer) };
  });

describe.each(variants)('replay on the $build build, $threads threads', (variant) => {
  beforeAll(() => useSimd(variant));

  it.each(cases)('equals eager steps: $name', async (example) => {
    const before = alive();
    const runs = runsOn(variant);
    expect(await replayed(example, runs)).toEqual(await eagerly(example, runs));
    expect(alive()).toEqual(before);
  });
});
