import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ImageSplit } from '#catalog/datasets/imageSet.ts';
import { alive, type NodeBackend, useBackend } from '../../../tests/support/backends.ts';
import { tf } from '../tf.ts';
import { createBatches, gatherBatch } from './batches.ts';
import { createImages } from './images.ts';

beforeAll(() => useBackend('cpu'));

const PIXELS = 4;

/** Images whose every pixel is their index. */
const numbered = (count: number): ImageSplit => ({
  images: Uint8Array.from({ length: count * PIXELS }, (_, i) => Math.floor(i / PIXELS)),
  labels: new Uint8Array(count),
  count,
});

/** Shuffled batches of numbered images. */
function batchesOf(count: number, batchSize: number, seed: number) {
  const train = numbered(count);
  const images = createImages({
    kind: 'image',
    train,
    test: numbered(0),
    width: PIXELS,
    height: 1,
    classNames: [],
  });
  return createBatches(train, images, batchSize, seed);
}

/** The images in the batch of a step, and its shape. */
function taken(batches: ReturnType<typeof createBatches>, step: number) {
  const counter = tf.scalar(step, 'int32');
  const { x, weights, count } = batches.take(step, counter);
  const values = x.dataSync();
  const result = {
    shape: x.shape,
    weights: [...weights.dataSync()],
    images: Array.from({ length: count }, (_, row) => Math.round(values[row * PIXELS]! * 255)),
    padding: [...values.subarray(count * PIXELS)],
  };
  tf.dispose([x, weights, counter]);
  return result;
}

const epochOf = (batches: ReturnType<typeof createBatches>, epoch: number) =>
  Array.from({ length: batches.stepsPerEpoch }, (_, i) =>
    taken(batches, epoch * batches.stepsPerEpoch + i),
  ).flatMap(({ images }) => images);

describe('a batch', () => {
  it('holds the images as grey values from 0 to 1', () => {
    const split: ImageSplit = {
      images: Uint8Array.from([0, 51, 204, 255]),
      labels: new Uint8Array(1),
      count: 1,
    };
    const { x, weights } = gatherBatch(split, PIXELS, [0], 1);
    expect([...x.dataSync()]).toEqual([0, 0.2, 0.8, 1].map(Math.fround));
    tf.dispose([x, weights]);
  });

  it('has one shape, padded with black rows of weight 0', () => {
    const batches = batchesOf(10, 4, 1);
    const last = taken(batches, 2);
    expect(last.shape).toEqual([4, PIXELS]);
    expect(last.images).toHaveLength(2);
    expect(last.weights).toEqual([0.5, 0.5, 0, 0]);
    expect(last.padding).toEqual(new Array(2 * PIXELS).fill(0));
    expect([0, 1, 2, 3].map((step) => batches.countAt(step))).toEqual([4, 4, 2, 4]);
  });

  it('leaves nothing behind', () => {
    const before = alive();
    taken(batchesOf(10, 4, 1), 0);
    expect(alive()).toEqual(before);
  });
});

describe('an epoch', () => {
  it('is a permutation of all images, whatever the sizes', () => {
    const sizes = fc.record({
      count: fc.integer({ min: 1, max: 40 }),
      batchSize: fc.integer({ min: 1, max: 50 }),
      seed: fc.nat(),
      epoch: fc.nat(5),
    });
    fc.assert(
      fc.property(sizes, ({ count, batchSize, seed, epoch }) => {
        const batches = batchesOf(count, batchSize, seed);
        expect(batches.stepsPerEpoch).toBe(Math.ceil(count / batchSize));
        expect(epochOf(batches, epoch).sort((a, b) => a - b)).toEqual(
          Array.from({ length: count }, (_, i) => i),
        );
      }),
    );
  });

  it('has another order than the one before, and than that of another seed', () => {
    const orders = [1, 2].flatMap((seed) => {
      const batches = batchesOf(40, 8, seed);
      return [0, 1].map((epoch) => epochOf(batches, epoch).join());
    });
    expect(new Set(orders).size).toBe(4);
  });

  it('can be entered anywhere: the batch depends on the step alone', () => {
    const straight = batchesOf(20, 6, 3);
    const expected = Array.from({ length: 12 }, (_, step) => taken(straight, step));
    for (const step of [11, 5, 0, 7, 7]) {
      expect(taken(batchesOf(20, 6, 3), step)).toEqual(expected[step]);
      expect(taken(straight, step)).toEqual(expected[step]);
    }
  });
});

describe.each<NodeBackend>(['cpu', 'simd'])('the labels of a batch on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  it('are those of its images, and of the first image for padding', () => {
    const before = alive();
    const train = { ...numbered(10), labels: Uint8Array.from({ length: 10 }, (_, i) => 3 + (i % 7)) };
    const shape = { kind: 'image', width: PIXELS, height: 1, classNames: [] } as const;
    const images = createImages({ ...shape, train, test: numbered(0) });
    const batches = createBatches(train, images, 4, 5, true);
    for (let step = 0; step < 6; step++) {
      const counter = tf.scalar(step, 'int32');
      tf.tidy(() => {
        const { x, count, labels } = batches.take(step, counter);
        expect(labels!.dtype).toBe('int32');
        const values = x.dataSync();
        const expected = Array.from({ length: 4 }, (_, row) =>
          row < count ? train.labels[Math.round(values[row * PIXELS]! * 255)] : train.labels[0],
        );
        expect([...labels!.dataSync()]).toEqual(expected);
      });
      counter.dispose();
    }
    for (const owner of [batches, images]) owner.dispose();
    expect(alive()).toEqual(before);
  });
});
