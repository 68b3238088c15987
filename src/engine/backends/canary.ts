/**
 * Trains a tiny network on a backend and compares with values known from float64-checked runs, before anything real
 * is trained on it: a backend that initialises can still compute wrong gradients.
 * Not a speed test.
 */
import type { Rank, Tensor } from '@tensorflow/tfjs-core';
import { defineExperiment } from '#catalog/experiment.ts';
import { generatedImages, gradientsOf } from '../gradientCases.ts';
import { tf } from '../tf.ts';
import { createTrainer } from '../trainer.ts';
import { CANARY_CHANGES, CANARY_CONV, CANARY_GRADIENTS, CANARY_LOSSES } from './canaryValues.ts';

const TOLERANCE = 1e-3;

const experiment = defineExperiment({
  corruption: { id: 'masking', params: { rate: 0.3 } },
  network: { id: 'dense', params: { widths: [12], activation: 'elu' } },
  code: { id: 'gaussian', params: { size: 3, beta: 1 } },
  optimizer: { id: 'adam', params: { learningRate: 0.02, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } },
  training: { batchSize: 8, epochs: 1 },
});

export interface CanaryValues {
  /** Total before each of the first 4 updates. */
  readonly losses: readonly number[];
  /** Mean square of each variable's gradient at the initial weights. */
  readonly gradients: readonly number[];
  /** Mean square of each variable's change by 4 updates. */
  readonly changes: readonly number[];
}

const meanSquare = (values: Float32Array) =>
  values.reduce((sum, value) => sum + value * value, 0) / values.length;

/** What the current backend computes. */
export async function runCanary(): Promise<CanaryValues> {
  const data = generatedImages();
  const gradients = (await gradientsOf(experiment, data)).map(({ values }) => meanSquare(values));
  const trainer = createTrainer(experiment, data);
  const { variables } = trainer.autoencoder;
  const weights = () => Promise.all(variables.map(({ variable }) => variable.data<'float32'>()));
  const before = (await weights()).map((values) => values.slice());
  const losses: number[] = [];
  for (let i = 0; i < 4; i++) {
    const terms = trainer.step();
    losses.push((await terms.data<'float32'>()).reduce((sum, term) => sum + term, 0));
    terms.dispose();
  }
  const changes = (await weights()).map((values, i) => meanSquare(values.map((w, j) => w - before[i]![j]!)));
  trainer.dispose();
  return { losses, gradients, changes };
}

/** What a convolutional network needs beyond a dense one. */
const CONVOLUTION_KERNELS = ['Conv2D', 'Conv2DBackpropInput', 'Conv2DBackpropFilter'];

/** Mean squares of a small convolution's gradients by its input and its filter. */
export async function runConvolutionCanary(): Promise<number[]> {
  const ramp = (n: number) => Float32Array.from({ length: n }, (_, i) => Math.sin(i + 1));
  const gradients = tf.tidy(() => {
    const loss = (image: Tensor, filter: Tensor) => {
      const x = tf.reshape<Rank.R4>(image, [2, 6, 6, 1]);
      const kernel = tf.reshape<Rank.R4>(filter, [3, 3, 1, 2]);
      return tf.sum(tf.square(tf.conv2d(x, kernel, 2, 'same')));
    };
    return tf.grads(loss)([tf.tensor(ramp(72)), tf.tensor(ramp(18))]);
  });
  const values = await Promise.all(gradients.map((gradient) => gradient.data<'float32'>()));
  tf.dispose(gradients);
  return values.map((value) => value.reduce((sum, g) => sum + g * g, 0) / value.length);
}

const agrees = (found: readonly number[], expected: readonly number[]) =>
  found.length === expected.length &&
  found.every((value, i) => Math.abs(value - expected[i]!) <= TOLERANCE * Math.abs(expected[i]!));

export interface CanaryReport {
  readonly passed: boolean;
  readonly detail: string;
  readonly kernelsMissing: readonly string[];
}

/** Runs both canaries on the current backend. A missing convolution kernel is reported, wrong numbers refuse it. */
export async function checkBackend(): Promise<CanaryReport> {
  const kernelsMissing = CONVOLUTION_KERNELS.filter((name) => !tf.getKernel(name, tf.getBackend()));
  const refuse = (detail: string): CanaryReport => ({ passed: false, detail, kernelsMissing });
  const { losses, gradients, changes } = await runCanary();
  const isRight =
    agrees(losses, CANARY_LOSSES) && agrees(gradients, CANARY_GRADIENTS) && agrees(changes, CANARY_CHANGES);
  if (!isRight) return refuse('It computes wrong gradients in a known test.');
  if (kernelsMissing.length === 0 && !agrees(await runConvolutionCanary(), CANARY_CONV)) {
    return refuse('Its convolutions are wrong in a known test.');
  }
  return { passed: true, detail: 'Its gradients are right in a known test.', kernelsMissing };
}
