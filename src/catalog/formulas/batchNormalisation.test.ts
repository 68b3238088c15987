import { beforeAll, describe, expect, it } from 'vitest';
import { createNoise } from '#engine/noise.ts';
import { normal } from '#engine/random.ts';
import { tf } from '#engine/tf.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import { inFloat64 } from '../../../tests/support/float64.ts';
import type { Mode, Pass } from '../pass.ts';
import type { Tensor, Tensor1D } from '../tf.ts';
import { batchNormalise, normalisationWeights, VARIANCE_FLOOR } from './batchNormalisation.ts';

const CHANNELS = 3;
const POSITIONS = 4;
const ROWS = 5;
const IMAGES = 4;

const SCALE = [0.5, 2, -1];
const SHIFT = [0.1, 0, 3];
const MOVING_MEAN = [0.2, -0.4, 1];
const MOVING_VARIANCE = [0.5, 4, 1];

beforeAll(() => useBackend('cpu'));

/** [ROWS, POSITIONS · CHANNELS]; the last row is padding, far from the rest. */
const activations = Array.from(
  normal(ROWS * POSITIONS * CHANNELS, { seed: 1, stream: 'a', counter: 0 }),
  (value, i) => (i < IMAGES * POSITIONS * CHANNELS ? value + (i % CHANNELS) : 100),
);

/** Every value of a channel that belongs to an image. */
const valuesOf = (channel: number) =>
  activations.filter((_, i) => i % CHANNELS === channel && i < IMAGES * POSITIONS * CHANNELS);
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const varianceOf = (values: readonly number[]) =>
  meanOf(values.map((value) => (value - meanOf(values)) ** 2));

const normalised = (mean: readonly number[], variance: readonly number[]) =>
  activations.map((value, i) => {
    const c = i % CHANNELS;
    return (SCALE[c]! * (value - mean[c]!)) / Math.sqrt(variance[c]! + VARIANCE_FLOOR) + SHIFT[c]!;
  });

const channels = [0, 1, 2];
const means = channels.map((channel) => meanOf(valuesOf(channel)));
const variances = channels.map((channel) => varianceOf(valuesOf(channel)));

/** What comes out and what is noted, at an update of this number, of the first so many images of the batch. */
function run(mode: Mode, step = 0, images = IMAGES) {
  return inFloat64(() =>
    tf.tidy(() => {
      const weights = {
        scale: tf.tensor1d(SCALE),
        shift: tf.tensor1d(SHIFT),
        movingMean: tf.tensor1d(MOVING_MEAN),
        movingVariance: tf.tensor1d(MOVING_VARIANCE),
      };
      const noted = new Map<Tensor, number[]>();
      const at = tf.scalar(step);
      const pass: Pass = {
        mode,
        noise: createNoise(1, 'train', 0),
        clock: { step: at, epoch: at, progress: at },
        weights: tf.tensor1d(
          Array.from({ length: ROWS }, (_, i) => (i < images ? 1 / images : 0)),
        ) satisfies Tensor1D,
        remember: (weight, value) => noted.set(weight, [...value.dataSync()]),
      };
      // A single image has a single position, as units of a dense layer have.
      const width = images === 1 ? CHANNELS : POSITIONS * CHANNELS;
      const a = tf.tensor2d(activations.slice(0, ROWS * width), [ROWS, width]);
      const output = batchNormalise(tf, a, { channels: CHANNELS, weights, pass });
      return {
        output: [...output.dataSync()],
        mean: noted.get(weights.movingMean),
        variance: noted.get(weights.movingVariance),
      };
    }),
  );
}

function expectClose(found: readonly number[] | undefined, expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    expect(found![i]).toBeCloseTo(value, 10);
  });
}

describe('batch normalisation', () => {
  it('in training takes mean and variance of each channel over images and positions, without padding', () => {
    expectClose(run('train').output, normalised(means, variances));
  });

  it.each(['test', 'use'] as const)('in %s takes the moving averages and notes nothing', (mode) => {
    const { output, mean, variance } = run(mode);
    expectClose(output, normalised(MOVING_MEAN, MOVING_VARIANCE));
    expect([mean, variance]).toEqual([undefined, undefined]);
  });

  it.each([
    [0, 0.9],
    [80, 0.1],
    [1e6, 0.01],
  ])('after %i updates moves the averages by %f of the way, the variance freed of its bias', (step, pace) => {
    const { mean, variance } = run('train', step);
    const n = IMAGES * POSITIONS;
    const towards = (from: readonly number[], to: readonly number[]) =>
      from.map((value, i) => value + pace * (to[i]! - value));
    expectClose(mean, towards(MOVING_MEAN, means));
    expectClose(
      variance,
      towards(
        MOVING_VARIANCE,
        variances.map((value) => (value * n) / (n - 1)),
      ),
    );
  });

  it.each([0, 1e6])('after %i updates learns nothing from one value, which tells no variance', (step) => {
    const { mean, variance } = run('train', step, 1);
    expectClose(mean, MOVING_MEAN);
    expectClose(variance, MOVING_VARIANCE);
  });

  it('begins as the identity but for the floor, and leaves the averages to no gradient', () => {
    const plan = normalisationWeights(2);
    const initial = (name: keyof typeof plan) => plan[name].initializer;
    expect([initial('scale'), initial('shift')]).toEqual([
      { kind: 'constant', value: 1 },
      { kind: 'constant', value: 0 },
    ]);
    expect(
      Object.entries(plan)
        .filter(([, { trained }]) => !trained)
        .map(([name]) => name),
    ).toEqual(['movingMean', 'movingVariance']);
  });
});
