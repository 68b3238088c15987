import { beforeAll, describe, expect, it } from 'vitest';
import { tf } from '#engine/tf.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import { corruptedImages } from '../../../tests/support/corrupted.ts';
import { downsampling } from './downsampling.ts';

/** Mean of the block that a pixel lies in, cut off at the edges; the blocks stand in the middle of the image. */
function blockMean(
  image: Float32Array,
  height: number,
  width: number,
  factor: number,
  pixel: number,
): number {
  const start = (at: number, side: number) => {
    const before = Math.floor(((factor - (side % factor)) % factor) / 2);
    return Math.floor((at + before) / factor) * factor - before;
  };
  const [top, left] = [start(Math.floor(pixel / width), height), start(pixel % width, width)];
  const values: number[] = [];
  for (let y = Math.max(0, top); y < Math.min(height, top + factor); y++)
    for (let x = Math.max(0, left); x < Math.min(width, left + factor); x++)
      values.push(image[y * width + x]!);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

beforeAll(() => useBackend('cpu'));

describe('downsampling', () => {
  it.each([
    ['2', 28, 28],
    ['4', 28, 28],
    ['2', 7, 5],
    ['4', 6, 6],
    ['4', 3, 9],
  ] as const)('by %s gives each of %i × %i pixels the mean of its block', (factor, height, width) => {
    const image = { height, width, count: 2 };
    const { clean, corrupted } = corruptedImages(downsampling, { factor, between: 'repeat' }, image);
    const size = height * width;
    for (let i = 0; i < corrupted.length; i++) {
      const first = i - (i % size);
      const own = clean.subarray(first, first + size);
      expect(corrupted[i]).toBeCloseTo(blockMean(own, height, width, Number(factor), i % size), 6);
    }
  });

  it('blends between the middles of the blocks', () => {
    const [low, high] = [0.2, 0.6];
    const seen = tf.tidy(() => {
      const x = tf.tensor2d([low, low, high, high], [1, 4]);
      const none = { uniform: () => x, normal: () => x, gumbel: () => x };
      const params = { factor: '2', between: 'blend' } as const;
      return [...downsampling.corrupt(tf, x, none, params, { height: 1, width: 4 }).dataSync()];
    });
    // The middles lie at ½ and 2½; pixels 1 and 2 a quarter and three quarters of the way.
    [0.2, 0.3, 0.5, 0.6].forEach((value, i) => {
      expect(seen[i]).toBeCloseTo(value, 6);
    });
  });
});
