import { beforeAll, describe, expect, it } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import { alive, useBackend } from '../../../tests/support/backends.ts';
import { contextOf } from '../../../tests/support/probing.ts';
import { fewStrokeDigits, trainSteps, withTrainer } from '../../../tests/support/training.ts';
import type { Codec } from '../codecs/codec.ts';
import { gatherImages } from '../data/images.ts';
import { tf } from '../tf.ts';
import { probes } from './index.ts';

const TRAIN = 851;
const data = fewStrokeDigits(TRAIN, 150);
/** One image more than two parts of the code book. */
const ALL = 1001;
const experiment = defineExperiment({
  corruption: { id: 'masking', params: { rate: 0.5 } },
  network: { id: 'dense', params: { widths: [7], activation: 'sigmoid' } },
  code: { id: 'gaussian', params: { size: 3, beta: 1 } },
  training: { batchSize: 50, epochs: 1 },
});

beforeAll(() => useBackend('simd'));

const imageAt = (index: number) => {
  const [images, at] = index < TRAIN ? [data.train.images, index] : [data.test.images, index - TRAIN];
  return Float32Array.from(images.subarray(at * 784, (at + 1) * 784), (grey) => grey / 255);
};
const throughCodec = (codec: Codec, x: Float32Array) =>
  tf.tidy(() =>
    codec
      .decode(codec.encode(tf.tensor2d(x, [1, 784])))
      .dataSync<'float32'>()
      .slice(),
  );
const squaredError = (x: Float32Array, xHat: Float32Array) =>
  x.reduce((sum, value, i) => sum + (value - xHat[i]!) ** 2, 0);
const expectClose = (found: ArrayLike<number>, expected: ArrayLike<number>, digits = 5) => {
  expect(found).toHaveLength(expected.length);
  for (let i = 0; i < expected.length; i++) expect(found[i]).toBeCloseTo(expected[i]!, digits);
};

describe('reconstructions', () => {
  it('are those of the codecs from what is shown as corrupted, with errors against the clean image', () =>
    withTrainer(experiment, data, async (trainer) => {
      trainSteps(trainer, 3);
      // Any other codec will do in PCA's place.
      const pca: Codec = {
        ...trainer.autoencoder,
        id: 'pca',
        decode: (z) => tf.tidy(() => tf.neg(trainer.autoencoder.decode(z))),
      };
      const before = alive();
      const indices = [3, TRAIN, ALL - 1];
      const frame = await probes.reconstructions.compute(contextOf(trainer, data, pca), { indices });
      expect(alive()).toEqual(before);
      indices.forEach((index, row) => {
        const part = (values: Float32Array) => values.slice(row * 784, (row + 1) * 784);
        const clean = imageAt(index);
        const seen = part(frame!.corrupted);
        expectClose(part(frame!.clean), clean, 7);
        expect(seen.every((value, i) => value === 0 || value === part(frame!.clean)[i])).toBe(true);
        expectClose(part(frame!.autoencoder), throughCodec(trainer.autoencoder, seen));
        expectClose(part(frame!.pca!), throughCodec(pca, seen));
        expect(frame!.autoencoderErrors[row]).toBeCloseTo(squaredError(clean, part(frame!.autoencoder)), 2);
        expect(frame!.pcaErrors![row]).toBeCloseTo(squaredError(clean, part(frame!.pca!)), 2);
      });
      expect(frame!.step).toBe(3);
    }));

  it('leave PCA out until it is there, and images that are not', () =>
    withTrainer(experiment, data, async (trainer) => {
      const frame = await probes.reconstructions.compute(contextOf(trainer, data), { indices: [0, ALL] });
      expect(frame).not.toHaveProperty('pca');
      expect([...frame!.indices]).toEqual([0]);
      expect(
        await probes.reconstructions.compute(contextOf(trainer, data), { indices: [ALL] }),
      ).toBeUndefined();
    }));
});

describe('the stage', () => {
  it('shows the layers of one image on its way', () =>
    withTrainer({ ...experiment, corruption: { id: 'none', params: {} } }, data, async (trainer) => {
      const before = alive();
      const frame = await probes.stage.compute(contextOf(trainer, data), { index: 900 });
      expect(alive()).toEqual(before);
      const clean = imageAt(900);
      expectClose(frame!.clean, clean, 7);
      expectClose(frame!.reconstruction, throughCodec(trainer.autoencoder, clean));
      expect(frame!.squaredError).toBeCloseTo(squaredError(clean, frame!.reconstruction), 2);
      const z = tf.tidy(() =>
        trainer.autoencoder
          .encode(tf.tensor2d(clean, [1, 784]))
          .dataSync<'float32'>()
          .slice(),
      );
      expectClose(frame!.z, z);
      expect([frame!.encoder, frame!.decoder].map((layers) => layers.map(({ length }) => length))).toEqual([
        [7],
        [7],
      ]);
      for (const layer of [...frame!.encoder, ...frame!.decoder]) {
        expect(layer.every((unit) => unit > 0 && unit < 1)).toBe(true);
      }
      expect(await probes.stage.compute(contextOf(trainer, data), { index: ALL })).toBeUndefined();
    }));
});

describe('the code book', () => {
  it('visits every image once a round, in parts that are fair samples, and holds their codes', () =>
    withTrainer(experiment, data, async (trainer) => {
      const context = contextOf(trainer, data);
      const book = context.autoencoderCodes;
      const before = alive();
      const visits: number[] = [];
      expect(book.isCurrent()).toBe(false);
      while (!book.isCurrent()) {
        await book.refresh();
        const part = book.takeFresh();
        visits.push(...part);
        // Shares of the test images as in the whole, 15 %, within 5 standard deviations.
        const share = part.filter((index) => index >= TRAIN).length / part.length;
        expect(Math.abs(share - 0.15)).toBeLessThan(5 * Math.sqrt((0.15 * 0.85) / part.length));
      }
      expect(alive()).toEqual(before);
      expect(visits.toSorted((a, b) => a - b)).toEqual(Array.from({ length: ALL }, (_, i) => i));
      expect(book.takeFresh()).toHaveLength(0);
      for (const index of [0, TRAIN - 1, TRAIN, ALL - 1]) {
        const z = tf.tidy(() =>
          trainer.autoencoder
            .encode(gatherImages(data, [index]))
            .dataSync<'float32'>()
            .slice(),
        );
        expectClose(book.codes.subarray(3 * index, 3 * index + 3), z);
      }
    }));

  it('goes round again once it is stale, and sends everything again when asked', () =>
    withTrainer(experiment, data, async (trainer) => {
      const book = contextOf(trainer, data).autoencoderCodes;
      await book.refresh();
      expect(book.visited()).toHaveLength(500);
      while (!book.isCurrent()) await book.refresh();
      book.markStale();
      let rounds = 0;
      for (; !book.isCurrent(); rounds++) await book.refresh();
      expect(rounds).toBe(3);
      expect(book.visited()).toHaveLength(ALL);
      expect(book.takeFresh()).toHaveLength(ALL);
      book.forgetSent();
      await book.refresh();
      expect(book.takeFresh()).toHaveLength(ALL);
    }));
});

describe('the sample of a code book', () => {
  it('is always the same at rest, and of the last parts while the codes change', () =>
    withTrainer(experiment, data, async (trainer) => {
      const book = contextOf(trainer, data).autoencoderCodes;
      expect(book.sample(700)).toHaveLength(0);
      await book.refresh();
      expect(book.sample(700)).toEqual(book.visited());
      await book.refresh();
      expect(book.sample(700)).toEqual(book.visited().slice(300));
      await book.refresh();
      const atRest = book.visited().slice(0, 700);
      expect(book.isCurrent() && book.sample(700)).toEqual(atRest);
      book.markStale();
      expect(book.sample(700)).toEqual(book.visited().slice(ALL - 700));
      await book.refresh();
      const [before, now] = [book.visited().slice(ALL - 200), book.visited().slice(0, 500)];
      expect(book.sample(700)).toEqual(Uint32Array.of(...before, ...now));
      expect(new Set(book.sample(5000)).size).toBe(ALL);
    }));
});

describe('the map', () => {
  it('shows two units of the codes that are new', () =>
    withTrainer(experiment, data, async (trainer) => {
      const context = contextOf(trainer, data);
      expect(await probes.map.compute(context, { units: [0, 1] })).toBeUndefined();
      await context.autoencoderCodes.refresh();
      const frame = await probes.map.compute(context, { units: [2, 9] });
      expect(frame!.units).toEqual([2, 2]);
      expect(frame!.indices).toHaveLength(500);
      frame!.indices.forEach((index, row) => {
        expect(frame!.positions[2 * row]).toBe(context.autoencoderCodes.codes[3 * index + 2]);
      });
      expect(await probes.map.compute(context, { units: [0, 1] })).toBeUndefined();
      expect(await probes.pcaMap.compute(context, { units: [0, 1] })).toBeUndefined();
    }));
});

describe('the map of components', () => {
  it('shows all codes known on the plane along which they vary most', () =>
    withTrainer(experiment, data, async (trainer) => {
      const context = contextOf(trainer, data);
      const { codes } = context.autoencoderCodes;
      expect(await probes.map.compute(context, { axes: 'components' })).toBeUndefined();
      while (!context.autoencoderCodes.isCurrent()) await context.autoencoderCodes.refresh();
      const frame = (await probes.map.compute(context, { axes: 'components' }))!;
      const { mean, axes } = frame.components!;
      const along = (row: number, index: number) =>
        [0, 1, 2].reduce((sum, j) => sum + axes[3 * row + j]! * (codes[3 * index + j]! - mean[j]!), 0);
      const dot = (a: number, b: number) =>
        [0, 1, 2].reduce((sum, j) => sum + axes[3 * a + j]! * axes[3 * b + j]!, 0);
      expectClose([dot(0, 0), dot(0, 1), dot(1, 1)], [1, 0, 1]);
      expect(frame.indices.toSorted()).toEqual(Uint32Array.from({ length: ALL }, (_, i) => i));
      frame.indices.forEach((index, row) => {
        expectClose(frame.positions.subarray(2 * row, 2 * row + 2), [along(0, index), along(1, index)]);
      });
      const spread = (value: (index: number) => number) =>
        Array.from({ length: ALL }, (_, i) => value(i) ** 2).reduce((sum, square) => sum + square, 0) / ALL;
      const [first, second] = [0, 1].map((row) => spread((index) => along(row, index)));
      expect(first).toBeGreaterThan(second!);
      // No other direction is longer, and the two are not correlated.
      for (let unit = 0; unit < 3; unit++) {
        expect(spread((index) => codes[3 * index + unit]! - mean[unit]!)).toBeLessThanOrEqual(first! + 1e-6);
      }
      const product = Array.from({ length: ALL }, (_, i) => along(0, i) * along(1, i));
      expect(product.reduce((sum, value) => sum + value, 0) / ALL).toBeCloseTo(0, 6);
      expect(await probes.map.compute(context, { axes: 'components' })).toBeUndefined();
    }));

  it('is empty where a code has one unit', () =>
    withTrainer(
      { ...experiment, ...defineExperiment({ code: { id: 'plain', params: { size: 1 } } }) },
      data,
      async (trainer) => {
        const context = contextOf(trainer, data);
        await context.autoencoderCodes.refresh();
        expect(await probes.map.compute(context, { axes: 'components' })).toBeUndefined();
      },
    ));
});

describe('the ranges', () => {
  it('are mean, deviation and percentiles of every unit', () =>
    withTrainer(experiment, data, async (trainer) => {
      const context = contextOf(trainer, data);
      expect(await probes.ranges.compute(context, true)).toBeUndefined();
      while (!context.autoencoderCodes.isCurrent()) await context.autoencoderCodes.refresh();
      const frame = (await probes.ranges.compute(context, true))!;
      for (let unit = 0; unit < 3; unit++) {
        const values = Array.from({ length: ALL }, (_, i) => context.autoencoderCodes.codes[3 * i + unit]!);
        const mean = values.reduce((sum, value) => sum + value, 0) / ALL;
        const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / ALL;
        const sorted = values.toSorted((a, b) => a - b);
        expect(frame.mean[unit]).toBeCloseTo(mean, 4);
        expect(frame.standardDeviation[unit]).toBeCloseTo(Math.sqrt(variance), 4);
        expect([frame.low[unit], frame.high[unit]]).toEqual([sorted[10], sorted[990]]);
      }
    }));
});
