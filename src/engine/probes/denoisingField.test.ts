/** The field is what the codec does, seen on the plane; the optimum is that of the known density. */
import { beforeAll, describe, expect, it } from 'vitest';
import { gaussianGrid } from '#catalog/datasets/gaussianGrid.ts';
import { defineExperiment } from '#catalog/experiment.ts';
import { alive, useBackend } from '../../../tests/support/backends.ts';
import { pointsOf } from '../../../tests/support/generated.ts';
import { contextOf } from '../../../tests/support/probing.ts';
import { fewStrokeDigits, trainSteps, withTrainer } from '../../../tests/support/training.ts';
import { fieldCosine } from '../evaluation/denoising.ts';
import { tf } from '../tf.ts';
import { placesOn } from './denoisingField.ts';
import { probes } from './index.ts';

const DIMENSIONS = 5;
const SIGMA = 0.4;
const data = pointsOf(gaussianGrid, { count: 600, dimensions: DIMENSIONS });
const experiment = defineExperiment({
  corruption: { id: 'gaussian', params: { sigma: SIGMA } },
  network: { id: 'dense', params: { widths: [16], activation: 'tanh' } },
  code: { id: 'plain', params: { size: 2, activation: 'linear' } },
  loss: { id: 'squaredError', params: { output: 'linear' } },
});

beforeAll(() => useBackend('simd'));

describe('the denoising field', () => {
  it('shows r(x) − x along the axes of the plane, and σ² ∇ log p_σ beside it', () =>
    withTrainer(experiment, data, async (trainer) => {
      trainSteps(trainer, 20);
      const before = alive();
      const frame = await probes.denoisingField.compute(contextOf(trainer, data), { sigma: SIGMA });
      expect(alive()).toEqual(before);
      const { side, field, optimum, step } = frame!;
      expect([step, field.length, optimum!.length]).toEqual([20, 2 * side * side, 2 * side * side]);
      const places = placesOn(data, side);
      const { encode, decode } = trainer.autoencoder;
      for (const place of [0, 17, side * side - 1]) {
        const x = [...places.subarray(place * DIMENSIONS, (place + 1) * DIMENSIONS)];
        const [z, xHat] = tf.tidy(() => {
          const code = encode(tf.tensor2d([x]));
          return [code.dataSync(), decode(code).dataSync()];
        });
        expect(z).toHaveLength(2);
        const slope = data.score(x, SIGMA ** 2);
        for (const [axis, direction] of data.plane.axes.entries()) {
          const along = (vector: (j: number) => number) =>
            direction.reduce((sum, value, j) => sum + value * vector(j), 0);
          expect(field[2 * place + axis]).toBeCloseTo(
            along((j) => xHat![j]! - x[j]!),
            5,
          );
          expect(optimum![2 * place + axis]).toBeCloseTo(
            along((j) => SIGMA ** 2 * slope[j]!),
            5,
          );
        }
      }
    }));

  it('goes over the plane from its lower left corner, as far as it reaches', () => {
    const { reach, axes } = data.plane;
    const places = placesOn(data, 3);
    const at = (place: number) => places.subarray(place * DIMENSIONS, (place + 1) * DIMENSIONS);
    const shadow = (place: number) =>
      axes.map((axis) => axis.reduce((sum, value, j) => sum + value * at(place)[j]!, 0) / reach);
    for (const [place, expected] of [
      [0, [-2 / 3, -2 / 3]],
      [2, [2 / 3, -2 / 3]],
      [7, [0, 2 / 3]],
    ] as const) {
      for (const [axis, value] of shadow(place).entries()) expect(value).toBeCloseTo(expected[axis]!, 5);
    }
  });

  it('tells how well the two agree where they are known, and nothing where they are not', () =>
    withTrainer(experiment, data, async (trainer) => {
      const context = contextOf(trainer, data);
      const early = await probes.denoisingField.compute(context, { sigma: SIGMA });
      trainSteps(trainer, 300);
      const late = await probes.denoisingField.compute(context, { sigma: SIGMA });
      expect(late!.cosine).toBeGreaterThan(early!.cosine! + 0.05);
      const unknown = await probes.denoisingField.compute(context, { sigma: 0 });
      expect(unknown).not.toHaveProperty('optimum');
      expect(unknown).not.toHaveProperty('cosine');
    }));

  it('is nothing for images', () => {
    const digits = fewStrokeDigits(10, 5);
    return withTrainer(experiment, digits, async (trainer) => {
      expect(
        await probes.denoisingField.compute(contextOf(trainer, digits), { sigma: SIGMA }),
      ).toBeUndefined();
    });
  });
});

it('the cosine of two fields weighs arrows by their length', () => {
  const a = Float32Array.of(1, 0, 0, 10);
  expect(fieldCosine(a, a)).toBeCloseTo(1, 12);
  expect(fieldCosine(a, Float32Array.of(-1, 0, 0, -10))).toBeCloseTo(-1, 12);
  // Only the short arrow points the other way.
  expect(fieldCosine(a, Float32Array.of(-1, 0, 0, 10))).toBeCloseTo(99 / 101, 12);
});
