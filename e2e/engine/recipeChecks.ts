/**
 * Every recipe, schedule and search, made small, trained step by step and replayed on WebGPU.
 * Not the recording of other steps: see replayChecks.ts.
 */
import { findChoice } from '#catalog/choice.ts';
import type { Data } from '#catalog/datasets/data.ts';
import type { DatasetDefinition } from '#catalog/datasets/dataset.ts';
import { datasets } from '#catalog/datasets/index.ts';
import { defaultExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import { recipes as catalog } from '#catalog/recipes/index.ts';
import { generatedImages } from '#engine/gradientCases.ts';
import { createSequence } from '#engine/random.ts';
import { createTrainer, type Trainer } from '#engine/trainer.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import { tuned } from '../../tests/support/tuned.ts';

const STEPS = 4;
const TUNED_AT = 3;
const SEARCHES = 4;

export interface Comparison {
  readonly label: string;
  readonly mode: string;
  readonly reason: string;
  /** Losses of each step, then each weight and optimizer slot. */
  readonly found: number[];
  readonly expected: number[];
}

/** The same composition on 6 × 6 pixels. */
function small({ network, code, ...rest }: ExperimentSpec): ExperimentSpec {
  const pieces = 'k' in code.params ? { k: 2 } : 'vectors' in code.params ? { vectors: 3 } : {};
  const sizes =
    'widths' in network.params ? { widths: [9] } : 'filters' in network.params ? { filters: [3, 2] } : {};
  return parseSpec({
    ...rest,
    network: { ...network, params: { ...network.params, ...sizes } },
    code: { ...code, params: { ...code.params, size: 3, ...pieces } },
    training: { batchSize: 4, epochs: 1 },
  });
}

/** The points or the table that it names; a few images for any others. */
function itemsFor({ dataset, seed }: ExperimentSpec): Data {
  const { kind, origin } = findChoice<DatasetDefinition>(datasets, dataset.id);
  if (kind === 'image' || origin.kind !== 'generated') return generatedImages();
  const work = origin.generate(createSequence, seed, { ...dataset.params, count: 100 });
  for (let next = work.next(); ; next = work.next()) if (next.done) return next.value;
}

async function outcome(
  experiment: ExperimentSpec,
  train: (trainer: Trainer, steps: number) => Promise<number[]>,
) {
  const trainer = createTrainer(experiment, itemsFor(experiment));
  const before = await train(trainer, TUNED_AT);
  trainer.tune(tuned(experiment));
  const after = await train(trainer, STEPS - TUNED_AT);
  const { tensors } = await trainer.save();
  const captured = trainer.captured();
  trainer.dispose();
  return { captured, numbers: [...before, ...after, ...tensors.flatMap(({ data }) => [...data])] };
}

async function eagerly(trainer: Trainer, steps: number): Promise<number[]> {
  const rows: number[] = [];
  for (let step = 0; step < steps; step++) {
    const terms = trainer.step();
    rows.push(...(await terms.data()));
    terms.dispose();
  }
  return rows;
}

/** An experiment both ways. */
async function compare(label: string, experiment: ExperimentSpec): Promise<Comparison> {
  const spec = small(experiment);
  const expected = await outcome(spec, eagerly);
  const replayed = await outcome(spec, async (trainer, steps) => [...(await trainer.run(steps))]);
  return {
    label,
    mode: replayed.captured?.mode ?? 'never run',
    reason: replayed.captured?.reason ?? '',
    found: replayed.numbers,
    expected: expected.numbers,
  };
}

/** One recipe both ways. @param index of the recipe in the catalog */
export function recipe(index: number): Promise<Comparison> {
  const { label, experiment } = catalog[index]!;
  return compare(label, experiment);
}

/** The default experiment with another schedule, both ways. */
export const schedule = (id: ExperimentSpec['schedule']['id']): Promise<Comparison> =>
  compare(id, parseSpec({ ...defaultExperiment, schedule: { id } }));

/** A network with everything that acts in training only, both ways. */
export const network = (id: 'dense' | 'convolutional'): Promise<Comparison> =>
  compare(
    id,
    parseSpec({
      ...defaultExperiment,
      network: { id, params: { normalisation: 'batch', dropout: 0.3, weights: 'tied' } },
    }),
  );

/** Steps of a search: how they are made, and the total before each. */
export const search = (id: ExperimentSpec['optimizer']['id']) =>
  searchIn(parseSpec({ ...defaultExperiment, optimizer: { id }, loss: { id: 'squaredError' } }));

/** The same for a recipe that searches. @param index of the recipe in the catalog */
export const searchingRecipe = (index: number) => searchIn(catalog[index]!.experiment);

async function searchIn(experiment: ExperimentSpec) {
  const spec = small(experiment);
  const trainer = createTrainer(spec, generatedImages());
  const totals = [...(await trainer.run(SEARCHES))];
  const { tensors } = await trainer.save();
  const captured = trainer.captured();
  trainer.dispose();
  const areFinite = tensors.every(({ data }) => data.every(Number.isFinite));
  return { mode: captured?.mode, reason: captured?.reason, totals, areFinite };
}
