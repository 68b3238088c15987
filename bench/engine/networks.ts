/**
 * The networks that are timed, each made ready for steps on the current backend. python/torch_engine.py has the same.
 * Not experiments worth training: their data are a few generated digits.
 */
import { generateStrokeDigits } from '#catalog/datasets/strokeDigits/generate.ts';
import { defineExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import { createSequence } from '#engine/random.ts';
import { createTrainer } from '#engine/trainer.ts';
import type { Job, Place } from './job.ts';
import { stepsOf } from './replay.ts';

export interface BenchNetwork {
  readonly name: string;
  readonly layers: string;
  /** On the current backend; the caller disposes. */
  create(batch: number, place: Place): Job | Promise<Job>;
}

/** Batches of generated images in an epoch. */
const BATCHES = 4;

function imagesFor(batch: number) {
  const work = generateStrokeDigits(createSequence, { seed: 1, train: BATCHES * batch, test: 1 });
  let next = work.next();
  while (!next.done) next = work.next();
  return next.value.set;
}

/** A network of the catalog, trained by the project's own trainer. */
function trained(name: string, layers: string, experiment: ExperimentSpec): BenchNetwork {
  return {
    name,
    layers,
    create(batchSize, { replayed }) {
      const spec = { ...experiment, training: { ...experiment.training, batchSize } };
      return stepsOf(createTrainer(spec, imagesFor(batchSize)), replayed);
    },
  };
}

export const networks: readonly BenchNetwork[] = [
  trained(
    'small',
    '784-128-2-128-784, ReLU',
    defineExperiment({
      network: { id: 'dense', params: { widths: [128], activation: 'relu' } },
      code: { id: 'plain', params: { size: 2, activation: 'linear' } },
    }),
  ),
  trained(
    'Hinton',
    '784-1000-500-250-30, mirrored, logistic',
    defineExperiment({
      network: { id: 'dense', params: { widths: [1000, 500, 250], activation: 'sigmoid' } },
      code: { id: 'plain', params: { size: 30, activation: 'linear' } },
    }),
  ),
  trained(
    'VAE',
    '784-400-20, mirrored, ReLU',
    defineExperiment({
      network: { id: 'dense', params: { widths: [400], activation: 'relu' } },
      code: { id: 'gaussian', params: { size: 20, beta: 1 } },
    }),
  ),
  trained(
    'conv',
    'convolutions 3×3 stride 2 ×16, ×32, dense 16, mirrored, ReLU',
    defineExperiment({
      network: { id: 'convolutional', params: { filters: [16, 32], kernel: 3, stride: 2 } },
      code: { id: 'plain', params: { size: 16 } },
    }),
  ),
];
