/** What the Explore workspace gets, against direct decodes of codes computed in another way. */
import { beforeAll, describe, expect, it } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import {
  data,
  expectClose,
  linear,
  measure,
  sampleOf,
  valuesOf,
  withoutLeak,
} from '../../../tests/support/meters.ts';
import type { Codec } from '../codecs/codec.ts';
import { gatherImages } from '../data/images.ts';
import { normalQuantile } from '../normalQuantile.ts';
import { tf } from '../tf.ts';
import { probes } from './index.ts';
import type { ProbeContext } from './probe.ts';

const PIXELS = 784;
const gaussian = defineExperiment({
  network: { id: 'dense', params: { widths: [9] } },
  code: { id: 'gaussian', params: { size: 3 } },
  training: { batchSize: 50, epochs: 1 },
});

beforeAll(() => useBackend('simd'));

const decoded = (codec: Codec, codes: ArrayLike<number>) =>
  valuesOf(() =>
    codec.decode(tf.tensor2d(Array.from(codes), [codes.length / codec.latentDim, codec.latentDim])),
  );
const encoded = (codec: Codec, index: number) => valuesOf(() => codec.encode(gatherImages(data, [index])));
const rowOf = (values: Float32Array, row: number, width: number) =>
  values.subarray(row * width, (row + 1) * width);

/** A judge that is surer the brighter the picture, of class 1. */
const judge: ProbeContext['judge'] = {
  accuracy: 0.75,
  probabilities: (x) => {
    const bright = tf.mean(x, 1, true);
    return tf.concat2d(
      [tf.mul(0.4, tf.sub(1, bright)), tf.add(0.6, tf.mul(0.4, bright))].map((p) => tf.reshape(p, [-1, 1])),
      1,
    );
  },
};

describe('the manifold', () => {
  const request = { codec: 'autoencoder', units: [0, 2], side: 5, around: [9, 0.25, 9] } as const;

  it('of a Gaussian code stands at the quantiles of the prior, the other units as asked', () =>
    measure(gaussian, async (context, { autoencoder }) => {
      const frame = (await withoutLeak(() => probes.manifold.compute(context, request)))!;
      const quantiles = [0.1, 0.3, 0.5, 0.7, 0.9].map(normalQuantile);
      for (let cell = 0; cell < 25; cell++) {
        const [z1, z2, z3] = rowOf(frame.codes, cell, 3);
        expect(Math.abs(z1! - quantiles[cell % 5]!)).toBeLessThan(1e-6);
        expect(z2).toBe(0.25);
        expect(Math.abs(z3! - quantiles[Math.floor(cell / 5)]!)).toBeLessThan(1e-6);
      }
      expect(frame).toMatchObject({ columns: 5, rows: 5, isGaussian: true });
      expectClose(frame.images, decoded(autoencoder, frame.codes), 5);
    }));

  it('of a plain code spreads evenly over the data, and around their mean where nothing else fits', () =>
    measure(linear, async (context, { autoencoder }) => {
      const frame = (await withoutLeak(() =>
        probes.manifold.compute(context, { ...request, units: [1, 0], around: [] }),
      ))!;
      const mean = valuesOf(() => tf.mean(autoencoder.encode(sampleOf(120)), 0));
      const codes = valuesOf(() => autoencoder.encode(sampleOf(120)));
      const ofUnit = codes.filter((_, i) => i % autoencoder.latentDim === 1);
      const across = [0, 1, 2, 3, 4].map((cell) => rowOf(frame.codes, cell, autoencoder.latentDim)[1]!);
      expect(across[0]).toBeGreaterThan(Math.min(...ofUnit) - 1);
      expect(across[4]).toBeLessThan(Math.max(...ofUnit) + 1);
      const steps = across.slice(1).map((value, i) => value - across[i]!);
      for (const step of steps) expect(step).toBeCloseTo(steps[0]!, 4);
      expect(rowOf(frame.codes, 7, autoencoder.latentDim)[2]).toBeCloseTo(mean[2]!, 4);
      expectClose(frame.images, decoded(autoencoder, frame.codes), 4);
    }));

  it('is a row for a single unit, judged where there is a judge, and nothing for PCA before it is there', () =>
    measure(gaussian, async (context) => {
      const frame = (await withoutLeak(() =>
        probes.manifold.compute({ ...context, judge }, { ...request, units: [0, 0] }),
      ))!;
      expect([frame.rows, frame.codes.length]).toEqual([1, 15]);
      expect([...frame.judged!.classes]).toEqual([1, 1, 1, 1, 1]);
      expect(frame.judged!.accuracy).toBe(0.75);
      frame.judged!.confidence.forEach((confidence, cell) => {
        const picture = rowOf(frame.images, cell, PIXELS);
        const bright = picture.reduce((sum, value) => sum + value, 0) / PIXELS;
        expect(confidence).toBeCloseTo(0.6 + 0.4 * bright, 4);
      });
      expect(await probes.manifold.compute(context, { ...request, codec: 'pca' })).toBeUndefined();
    }));
});

describe('the traversals', () => {
  it('move one unit at a time around the code of the image, those with most KL first', () =>
    measure(gaussian, async (context, { autoencoder }) => {
      const request = { codec: 'autoencoder', index: 210, most: 2, places: 5 } as const;
      const frame = (await withoutLeak(() => probes.traversals.compute(context, request)))!;
      const { kl } = (await probes.klPerUnit.compute(context, true))!;
      const order = [...kl.keys()].sort((a, b) => kl[b]! - kl[a]!);
      expect([...frame.units]).toEqual(order.slice(0, 2));
      expect(frame.measure).toBe('kl');
      expectClose(
        frame.carried,
        [...frame.units].map((unit) => kl[unit]!),
        5,
      );
      const z = encoded(autoencoder, 210);
      expectClose(frame.z, z, 5);
      const unit = frame.units[1]!;
      const code = z.with(unit, frame.values[5 + 3]!);
      expectClose(rowOf(frame.images, 5 + 3, PIXELS), decoded(autoencoder, code), 5);
      expect(frame.values[0]).toBeCloseTo(-2.3263479, 5);
      expect(frame.values[4]).toBeCloseTo(2.3263479, 5);
    }));

  it('of a plain code are ordered by variance, and decode in parts where there are many', () =>
    measure(linear, async (context, { autoencoder }) => {
      const request = { codec: 'autoencoder', index: 3, most: 99, places: 300 } as const;
      const frame = (await withoutLeak(() => probes.traversals.compute(context, request)))!;
      expect(frame.measure).toBe('variance');
      expect(frame.units).toHaveLength(autoencoder.latentDim);
      const last = frame.units.length - 1;
      expect(frame.carried[0]).toBeGreaterThanOrEqual(frame.carried[last]!);
      const code = encoded(autoencoder, 3).with(frame.units[last]!, frame.values.at(-1)!);
      expectClose(frame.images.subarray(-PIXELS), decoded(autoencoder, code), 4);
    }));
});

describe('the samples', () => {
  const request = { codec: 'autoencoder', count: 7, draw: 3 } as const;

  it('of a Gaussian code are those of its prior', () =>
    measure(gaussian, async (context, { autoencoder }) => {
      const frame = (await withoutLeak(() => probes.priorSamples.compute(context, request)))!;
      expect(frame.source).toBe('gaussian');
      expectClose(
        frame.codes,
        valuesOf(() => autoencoder.drawPrior(7, 3)!),
        6,
      );
      expectClose(frame.images, decoded(autoencoder, frame.codes), 5);
      const other = (await probes.priorSamples.compute(context, { ...request, draw: 4 }))!;
      expect([...other.codes]).not.toEqual([...frame.codes]);
    }));

  it('of a code without a prior say that they are fitted', () =>
    measure(linear, async (context, { autoencoder }) => {
      const frame = (await withoutLeak(() => probes.priorSamples.compute(context, request)))!;
      expect(frame.source).toBe('fitted');
      expectClose(frame.images, decoded(autoencoder, frame.codes), 4);
    }));
});

describe('the interpolation', () => {
  const request = { from: 5, to: 230, places: 11 } as const;

  it('begins and ends at the reconstructions, and goes through the codes between', () =>
    measure(gaussian, async (context, { autoencoder }) => {
      const pca: Codec = {
        ...autoencoder,
        id: 'pca',
        decode: (z) => tf.tidy(() => tf.neg(autoencoder.decode(z))),
      };
      const frame = (await withoutLeak(() => probes.interpolation.compute({ ...context, pca }, request)))!;
      const [a, b] = [encoded(autoencoder, 5), encoded(autoencoder, 230)];
      for (const { images } of [frame.straight, frame.spherical]) {
        expectClose(rowOf(images, 0, PIXELS), decoded(autoencoder, a), 5);
        expectClose(rowOf(images, 10, PIXELS), decoded(autoencoder, b), 5);
      }
      expectClose(frame.straight.codes.subarray(0, 3), a, 5);
      expectClose(frame.spherical.codes.subarray(30), b, 5);
      const third = a.map((value, i) => 0.7 * value + 0.3 * b[i]!);
      expectClose(rowOf(frame.straight.images, 3, PIXELS), decoded(autoencoder, third), 5);
      expectClose(rowOf(frame.pca!.images, 3, PIXELS), decoded(pca, third), 5);
      const pixels = valuesOf(() => gatherImages(data, [5, 230]));
      const mixed = Array.from({ length: PIXELS }, (_, i) => 0.7 * pixels[i]! + 0.3 * pixels[PIXELS + i]!);
      expectClose(rowOf(frame.pixels.images, 3, PIXELS), mixed, 5);
    }));

  it('leaves PCA out until it is there, and images that are not', () =>
    measure(linear, async (context) => {
      expect(await probes.interpolation.compute(context, request)).not.toHaveProperty('pca');
      expect(await probes.interpolation.compute(context, { ...request, to: 320 })).toBeUndefined();
    }));
});

describe('the arithmetic of groups', () => {
  const all = Array.from({ length: 320 }, (_, i) => i);
  const ofClass = (label: number) =>
    all.filter((i) => (i < 200 ? data.train.labels[i] : data.test.labels[i - 200]) === label);
  const some = [4, 77, 199, 200, 311];
  const cases = [
    ['classes', { index: 12, plus: 3, minus: 8, selected: [] }, ofClass(3), ofClass(8)],
    [
      'selected images and a class',
      { index: 12, plus: 'selected', minus: 8, selected: some },
      some,
      ofClass(8),
    ],
    [
      'selected images and all of them',
      { index: 12, plus: 'all', minus: 'selected', selected: some },
      all,
      some,
    ],
  ] as const;

  it.each(cases)('adds and subtracts the direct means of the codes of %s', (_, request, plus, minus) =>
    measure(gaussian, async (context, { autoencoder }) => {
      expect(await probes.arithmetic.compute(context, request)).toBeUndefined();
      while (!context.autoencoderCodes.isCurrent()) await context.autoencoderCodes.refresh();
      const frame = (await withoutLeak(() => probes.arithmetic.compute(context, request)))!;
      const meanOf = (images: readonly number[]) =>
        valuesOf(() => tf.mean(autoencoder.encode(gatherImages(data, images)), 0));
      const [z, p, m] = [encoded(autoencoder, 12), meanOf(plus), meanOf(minus)];
      const sum = z.map((value, i) => value + p[i]! - m[i]!);
      expectClose(frame.autoencoder.z, sum, 4);
      expectClose(frame.autoencoder.images, decoded(autoencoder, [...z, ...p, ...m, ...sum]), 4);
      expect(frame.autoencoder.counts).toEqual([plus.length, minus.length]);
      expect(frame).toMatchObject({ index: 12, plus: request.plus, minus: request.minus });
      expect(frame).not.toHaveProperty('pca');
      expect(frame).not.toHaveProperty('selected');
    }),
  );

  it('has nothing to show of a selection of nothing', () =>
    measure(gaussian, async (context) => {
      while (!context.autoencoderCodes.isCurrent()) await context.autoencoderCodes.refresh();
      const request = { index: 12, plus: 'selected', minus: 8, selected: [] } as const;
      expect(await probes.arithmetic.compute(context, request)).toBeUndefined();
    }));
});
