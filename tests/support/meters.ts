/** Measures probes on a network that was trained for a few steps, and values to compare with. Not a test. */
import type { Tensor } from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { defineExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import { gatherImages } from '#engine/data/images.ts';
import type { ProbeContext } from '#engine/probes/probe.ts';
import { sampleIndices } from '#engine/probes/sample.ts';
import { tf } from '#engine/tf.ts';
import type { Trainer } from '#engine/trainer.ts';
import { alive } from './backends.ts';
import { contextOf } from './probing.ts';
import { fewStrokeDigits, trainSteps, withTrainer } from './training.ts';

export const data = fewStrokeDigits(200, 120);
export const experiment = defineExperiment({
  network: { id: 'dense', params: { widths: [9], activation: 'sigmoid' } },
  code: { id: 'gaussian', params: { size: 3, beta: 1 } },
  training: { batchSize: 50, epochs: 1 },
});
export const linear = defineExperiment({
  network: { id: 'linear', params: {} },
  code: { id: 'plain', params: { size: 3, activation: 'linear' } },
  loss: { id: 'squaredError', params: { output: 'linear' } },
  training: { batchSize: 50, epochs: 1 },
});

/** Measures after a few steps, and holds that nothing is left in memory. */
export const measure = <Result>(
  spec: ExperimentSpec,
  use: (context: ProbeContext, trainer: Trainer) => Promise<Result>,
): Promise<Result> =>
  withTrainer(spec, data, async (trainer) => {
    trainSteps(trainer, 4);
    return use(contextOf(trainer, data), trainer);
  });

/** What is there, and left nothing behind. */
export const withoutLeak = async <Frame>(compute: () => Promise<Frame | undefined>): Promise<Frame> => {
  const before = alive();
  const frame = await compute();
  expect(alive()).toEqual(before);
  if (frame === undefined) throw new Error('There is no frame.');
  return frame;
};

export const valuesOf = (compute: () => Tensor): number[] => {
  const tensor = tf.tidy(compute);
  const values = [...tensor.dataSync<'float32'>()];
  tensor.dispose();
  return values;
};
export const expectClose = (found: ArrayLike<number>, expected: ArrayLike<number>, digits = 4) => {
  expect(found).toHaveLength(expected.length);
  for (let i = 0; i < expected.length; i++) expect(found[i]).toBeCloseTo(expected[i]!, digits);
};
export const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
export const weightOf = (trainer: Trainer, name: string) =>
  trainer.autoencoder.variables.find((weight) => weight.name === name)!.variable;
export const sampleOf = (count: number) => gatherImages(data, sampleIndices(data, count));
