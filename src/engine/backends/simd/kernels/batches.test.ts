import type { Tensor } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { useSimd, variants } from '../../../../../tests/support/simd.ts';
import { createShuffle, fillWords } from '../../../random.ts';
import { tf } from '../../../tf.ts';

interface Order {
  readonly count: number;
  readonly batchSize: number;
  readonly seed: number;
}

/** What the definition says about a step. */
function batchOf({ count, batchSize, seed }: Order, step: number) {
  const stepsPerEpoch = Math.ceil(count / batchSize);
  const shuffle = createShuffle(count, {
    seed,
    stream: 'shuffle',
    counter: Math.floor(step / stepsPerEpoch),
  });
  const start = (step % stepsPerEpoch) * batchSize;
  const real = Math.min(batchSize, count - start);
  const rows = Array.from({ length: batchSize }, (_, row) => row);
  return {
    indices: Int32Array.from(rows, (row) => (row < real ? shuffle(start + row) : -1)),
    weights: Float32Array.from(rows, (row) => (row < real ? 1 / real : 0)),
  };
}

function shuffledIndices(order: Order, step: number) {
  return tf.tidy(() => {
    const inputs = { counter: tf.scalar(step, 'int32') };
    const [indices, weights]: Tensor[] = tf.engine().runKernel('ShuffledIndices', inputs, { ...order });
    return { indices: indices!.dataSync<'int32'>(), weights: weights!.dataSync<'float32'>() };
  });
}

const SIDE = fc.constantFrom(1, 2, 3, 7, 16, 127, 129);

describe.each(variants)('batches of the $build build on $threads threads', (variant) => {
  beforeAll(() => useSimd(variant));

  it('hold the images that the shuffle says', () => {
    const orders = fc.record({
      count: fc.oneof(SIDE, fc.integer({ min: 1, max: 100_000 }), fc.constant(60_000)),
      batchSize: SIDE,
      seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    });
    fc.assert(
      fc.property(orders, fc.nat({ max: 2_000_000_000 }), (order, step) => {
        expect(shuffledIndices(order, step)).toEqual(batchOf(order, step));
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it('hold every image once an epoch, the last one padded', () => {
    const order = { count: 100, batchSize: 32, seed: 4 };
    for (const epoch of [0, 7]) {
      const batches = [0, 1, 2, 3].map((step) => shuffledIndices(order, 4 * epoch + step));
      const found = batches.flatMap(({ indices }) => [...indices]);
      expect(found.slice(100)).toEqual(new Array(28).fill(-1));
      const sorted = found.slice(0, 100).sort((a, b) => a - b);
      expect(sorted).toEqual(Array.from({ length: 100 }, (_, i) => i));
      expect(batches[3]!.weights.subarray(0, 5)).toEqual(Float32Array.of(0.25, 0.25, 0.25, 0.25, 0));
    }
  });

  it('turn bytes into rows of numbers, and the index −1 into a black one', () => {
    const sides = fc.constantFrom(1, 3, 15, 16, 17, 127, 784);
    fc.assert(
      fc.property(sides, SIDE, fc.nat(), (pixels, rows, counter) => {
        const count = 5;
        const words = new Uint32Array(Math.ceil((count * pixels) / 4));
        fillWords(words, { seed: 1, stream: 'images', counter });
        const levels = new Uint8Array(words.buffer);
        const indices = Int32Array.from({ length: rows }, (_, row) => ((row + counter) % (count + 1)) - 1);
        const expected = new Float32Array(rows * pixels);
        for (let i = 0; i < expected.length; i++) {
          const index = indices[Math.floor(i / pixels)]!;
          if (index >= 0) expected[i] = levels[index * pixels + (i % pixels)]! / 255;
        }
        const found = tf.tidy(() => {
          const images = tf.tensor1d(new Int32Array(words.buffer), 'int32');
          const inputs = { images, indices: tf.tensor1d(indices, 'int32') };
          const drawn: Tensor = tf.engine().runKernel('ImageRows', inputs, { pixels });
          expect(drawn.shape).toEqual([rows, pixels]);
          return drawn.dataSync();
        });
        expect(found).toEqual(expected);
      }),
      { numRuns: 15, seed: 1 },
    );
  });

  it('know every grey level to the bit', () => {
    const levels = Uint8Array.from({ length: 256 }, (_, level) => level);
    const found = tf.tidy(() => {
      const images = tf.tensor1d(new Int32Array(levels.buffer), 'int32');
      const inputs = { images, indices: tf.tensor1d([0], 'int32') };
      const drawn: Tensor = tf.engine().runKernel('ImageRows', inputs, { pixels: 256 });
      return drawn.dataSync();
    });
    expect(found).toEqual(Float32Array.from(levels, (level) => level / 255));
  });
});
