import { describe, expect, it } from 'vitest';
import { useBackend } from '../../../tests/support/backends.ts';
import type { Codec } from '../codecs/codec.ts';
import { tf } from '../tf.ts';
import { imageErrors, shareBelow } from './imageErrors.ts';

describe('imageErrors', () => {
  it('is the squared error of each image, in as many chunks as it takes', async () => {
    await useBackend('cpu');
    // Knows the first of two pixels; the other one comes back black.
    const codec: Codec = {
      id: 'pca',
      latentDim: 1,
      pixels: 2,
      encode: (x) => tf.slice2d(x, [0, 0], [-1, 1]),
      decode: (z) => tf.concat2d([z, tf.zerosLike(z)], 1),
    };
    const count = 260;
    const images = Uint8Array.from({ length: 2 * count }, (_, i) => (i % 2 === 0 ? 99 : i % 256));
    const split = { images, labels: new Uint8Array(count), count };
    const tensors = tf.memory().numTensors;
    const errors = await imageErrors(codec, split, 255);
    expect(tf.memory().numTensors).toBe(tensors);
    expect(errors).toHaveLength(255);
    for (const [i, error] of errors.entries()) expect(error).toBeCloseTo((images[2 * i + 1]! / 255) ** 2, 5);
  });
});

describe('shareBelow', () => {
  it.each([
    [0, 0],
    [2.5, 0.5],
    [2, 0.375],
    [9, 1],
  ])('of %d is %d', (value, share) => {
    expect(shareBelow(Float32Array.of(4, 1, 3, 2), value)).toBe(share);
  });

  it('is unknown among none', () => {
    expect(shareBelow(new Float32Array(), 1)).toBeNaN();
  });
});
