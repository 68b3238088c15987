/** Exact check 5: the best denoiser moves a point along the gradient of the blurred density, and training finds it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { gaussianGrid } from '#catalog/datasets/gaussianGrid.ts';
import { defineExperiment } from '#catalog/experiment.ts';
import type { Codec } from '#engine/codecs/codec.ts';
import { displacement, fieldCosine, optimalDisplacement } from '#engine/evaluation/denoising.ts';
import { normal } from '#engine/random.ts';
import { tf } from '#engine/tf.ts';
import { useBackend } from '../support/backends.ts';
import { pointsOf } from '../support/generated.ts';
import { withTrainer } from '../support/training.ts';

type Place = readonly [number, number];

const SIGMA = 0.3;
const NOISE = 0.1;
const data = pointsOf(gaussianGrid, { noise: NOISE, count: 10_000 });
const centres: readonly Place[] = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => [x, y] as const));

const squaredDistance = ([x, y]: Place, [a, b]: Place) => (x - a) ** 2 + (y - b) ** 2;

/** log Σ exp(−‖x − c‖² / 2v) of nine equal Gaussians with variance v, up to a constant. */
const logDensity = (x: Place, variance: number) =>
  Math.log(centres.reduce((sum, c) => sum + Math.exp(squaredDistance(x, c) / (-2 * variance)), 0));

/** E[clean | x] by Bayes: the responsibilities of the nine Gaussians, and the posterior mean within each. */
function posteriorMean(x: Place): Place {
  const total = NOISE ** 2 + SIGMA ** 2;
  const weights = centres.map((c) => Math.exp(squaredDistance(x, c) / (-2 * total)));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const share = NOISE ** 2 / total;
  const along = (axis: 0 | 1) =>
    centres.reduce((mean, c, i) => mean + (weights[i]! / sum) * (c[axis] + share * (x[axis] - c[axis])), 0);
  return [along(0), along(1)];
}

const places: readonly Place[] = [
  [0.2, 0.1],
  [0.5, 0.5],
  [-1.4, 0.7],
  [1.1, -1.2],
  [3, -2],
];

describe('Tweedie’s identity on a mixture of Gaussians', () => {
  it('holds in float64: x + σ² ∇ log p_σ(x) is the mean of what may lie behind x', () => {
    for (const x of places) {
      const [slopeX, slopeY] = data.score(x, SIGMA ** 2);
      const [meanX, meanY] = posteriorMean(x);
      expect(Math.abs(x[0] + SIGMA ** 2 * slopeX! - meanX)).toBeLessThan(1e-12);
      expect(Math.abs(x[1] + SIGMA ** 2 * slopeY! - meanY)).toBeLessThan(1e-12);
    }
  });

  it('is about the gradient of the blurred density', () => {
    const step = 1e-5;
    const variance = NOISE ** 2 + SIGMA ** 2;
    for (const x of places) {
      const slope = data.score(x, SIGMA ** 2);
      const difference = [
        logDensity([x[0] + step, x[1]], variance) - logDensity([x[0] - step, x[1]], variance),
        logDensity([x[0], x[1] + step], variance) - logDensity([x[0], x[1] - step], variance),
      ];
      for (const [axis, value] of difference.entries()) {
        expect(Math.abs(slope[axis]! - value / (2 * step))).toBeLessThan(1e-7);
      }
    }
  });
});

const overcomplete = (learningRate: number) =>
  defineExperiment({
    dataset: { id: 'gaussianGrid', params: { noise: NOISE } },
    corruption: { id: 'gaussian', params: { sigma: SIGMA } },
    network: { id: 'dense', params: { widths: [128], activation: 'relu' } },
    code: { id: 'plain', params: { size: 64, activation: 'relu' } },
    loss: { id: 'squaredError', params: { output: 'linear' } },
    optimizer: { id: 'adam', params: { learningRate } },
    training: { batchSize: 512, epochs: 100 },
  });

describe('a trained denoising autoencoder', () => {
  beforeAll(() => useBackend('simd'));

  // Corrupted points that training never saw: they lie where the blurred density does.
  const shakes = normal(2 * data.test.count, { seed: 4, stream: 'bulk', counter: 0 });
  const bulk = data.test.values.map((value, i) => value + SIGMA * shakes[i]!);
  const best = optimalDisplacement(data, bulk, SIGMA);
  const cosineOf = (codec: Codec) =>
    fieldCosine(
      tf.tidy(() => displacement(codec, tf.tensor2d(bulk, [data.test.count, 2])).dataSync<'float32'>()),
      best,
    );

  it('moves points as the best one does: cosine above .95 in the bulk', () =>
    withTrainer(overcomplete(5e-3), data, async (trainer) => {
      expect(cosineOf(trainer.autoencoder)).toBeLessThan(0.8);
      for (const learningRate of [5e-3, 2e-3, 5e-4]) {
        trainer.tune(overcomplete(learningRate));
        for (let i = 0; i < 6; i++) await trainer.run(50);
      }
      expect(cosineOf(trainer.autoencoder)).toBeGreaterThan(0.98);
    }));
});
