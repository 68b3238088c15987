/** The moments by their definition, and the sizes that are refused. Not PCA: pca.test.ts and publishedPca.test.ts. */
import { describe, expect, it } from 'vitest';
import { fillWords } from '../random.ts';
import { accumulateGram, accumulateSums, covarianceFromGram, MOST_BLOCK_ROWS } from './covariance.ts';

function randomImages(count: number, n: number): Uint8Array {
  const words = new Uint32Array(count * n);
  fillWords(words, { seed: 1, stream: 'test', counter: 0 });
  return Uint8Array.from(words, (word) => word & 255);
}

/** Σ x xᵀ of one block, [n, n], element by element. */
function gramOf(images: Uint8Array, n: number): Float32Array {
  const gram = new Float32Array(n * n);
  for (let start = 0; start < images.length; start += n) {
    for (let i = 0; i < n * n; i++) gram[i]! += images[start + Math.floor(i / n)]! * images[start + (i % n)]!;
  }
  return gram;
}

/** Gram matrix and sums of all images, block by block. */
function accumulate(images: Uint8Array, n: number) {
  const gram = new Float64Array(n * n);
  const sums = new Float64Array(n);
  for (let start = 0; start < images.length; start += MOST_BLOCK_ROWS * n) {
    const block = images.subarray(start, start + MOST_BLOCK_ROWS * n);
    accumulateGram(gram, gramOf(block, n));
    accumulateSums(sums, block);
  }
  return { gram, sums };
}

describe('moments', () => {
  it('of a few images are those of the definition', () => {
    const n = 5;
    const count = 600;
    const images = randomImages(count, n);
    const all = accumulate(images, n);
    const { mean, covariance } = covarianceFromGram(all.gram, all.sums, count);
    const pixel = (i: number, p: number) => images[i * n + p]! / 255;
    for (let a = 0; a < n; a++) {
      let sum = 0;
      for (let i = 0; i < count; i++) sum += pixel(i, a);
      expect(mean[a]).toBeCloseTo(sum / count, 14);
      for (let b = 0; b < n; b++) {
        let central = 0;
        for (let i = 0; i < count; i++) central += (pixel(i, a) - mean[a]!) * (pixel(i, b) - mean[b]!);
        expect(covariance[a * n + b]).toBeCloseTo(central / count, 14);
      }
    }
  });

  it('of a block are exact up to its largest size', () => {
    const white = new Uint8Array(2 * MOST_BLOCK_ROWS).fill(255);
    expect(gramOf(white, 2)).toEqual(new Float32Array(4).fill(256 * 255 * 255));
    expect(256 * 255 * 255).toBeLessThan(2 ** 24);
  });

  it('of equal images have no covariance at all', () => {
    const images = new Uint8Array(3 * 1000).fill(201);
    const all = accumulate(images, 3);
    expect(covarianceFromGram(all.gram, all.sums, 1000).covariance).toEqual(new Float64Array(9));
  });

  it('refuse sizes that do not fit', () => {
    expect(() => accumulateGram(new Float64Array(4), new Float32Array(9))).toThrow(RangeError);
    expect(() => covarianceFromGram(new Float64Array(4), new Float64Array(3), 1)).toThrow(RangeError);
    expect(() => covarianceFromGram(new Float64Array(4), new Float64Array(2), 0)).toThrow(RangeError);
  });
});
