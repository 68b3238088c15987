/** Trains a few steps and looks at what comes out. Not a test. */
import type { Data } from '#catalog/datasets/data.ts';
import type { ImageSet } from '#catalog/datasets/imageSet.ts';
import { generateStrokeDigits } from '#catalog/datasets/strokeDigits/generate.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { createSequence } from '#engine/random.ts';
import { createTrainer, type Trainer } from '#engine/trainer.ts';

/** Trains on a trainer that is disposed afterwards. */
export async function withTrainer<T>(
  experiment: ExperimentSpec,
  data: Data,
  use: (trainer: Trainer) => Promise<T> | T,
): Promise<T> {
  const trainer = createTrainer(experiment, data);
  try {
    return await use(trainer);
  } finally {
    trainer.dispose();
  }
}

/** One update; its total before the update. */
export function stepTotal(trainer: Trainer): number {
  const terms = trainer.step();
  const total = terms.dataSync<'float32'>().reduce((sum, term) => sum + term, 0);
  terms.dispose();
  return total;
}

/** Totals of n updates. */
export function trainSteps(trainer: Trainer, n: number): number[] {
  return Array.from({ length: n }, () => stepTotal(trainer));
}

/** Every weight and optimizer slot as bytes. */
export async function stateBytes(trainer: Trainer): Promise<Record<string, string>> {
  const { tensors } = await trainer.save();
  return Object.fromEntries(
    tensors.map(({ name, data }) => [
      name,
      Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64'),
    ]),
  );
}

/** A few stroke digits, 28 × 28. */
export function fewStrokeDigits(train: number, test: number): ImageSet {
  const work = generateStrokeDigits(createSequence, { seed: 1, train, test });
  for (let next = work.next(); ; next = work.next()) if (next.done) return next.value.set;
}
