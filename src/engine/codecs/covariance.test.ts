import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { describeWithData, type RealDatasetId } from '../../../tests/realData.ts';
import { parseIdxImages } from '../data/parseIdx.ts';
import { fillWords } from '../random.ts';
import {
  accumulateGram,
  accumulateSums,
  covarianceFromGram,
  gramOfBlock,
  MOST_BLOCK_ROWS,
} from './covariance.ts';
import { type Eigenpairs, topEigenpairs } from './eigen.ts';

function randomImages(count: number, n: number): Uint8Array {
  const words = new Uint32Array(count * n);
  fillWords(words, { seed: 1, stream: 'test', counter: 0 });
  return Uint8Array.from(words, (word) => word & 255);
}

/** Gram matrix and sums of all images, block by block. */
function accumulate(
  images: Uint8Array,
  n: number,
): { gram: Float64Array; sums: Float64Array; count: number } {
  const gram = new Float64Array(n * n);
  const sums = new Float64Array(n);
  for (let start = 0; start < images.length; start += MOST_BLOCK_ROWS * n) {
    const block = images.subarray(start, start + MOST_BLOCK_ROWS * n);
    accumulateGram(gram, gramOfBlock(block, n));
    accumulateSums(sums, block);
  }
  return { gram, sums, count: images.length / n };
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
    expect(gramOfBlock(new Uint8Array(2 * MOST_BLOCK_ROWS).fill(255), 2)).toEqual(
      new Float32Array(4).fill(256 * 255 * 255),
    );
    expect(() => gramOfBlock(new Uint8Array(2 * (MOST_BLOCK_ROWS + 1)), 2)).toThrow(/256/);
    expect(() => gramOfBlock(new Uint8Array(3), 2)).toThrow(/1\.5/);
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

function solve(matrix: Float64Array, n: number, k: number): Eigenpairs {
  const steps = topEigenpairs(matrix, n, k);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** E[(x − c)(x − c)ᵀ] in [0, 1]² about any centre c in [0, 1]. */
function momentsAbout(
  centre: Float64Array,
  all: { gram: Float64Array; sums: Float64Array; count: number },
): Float64Array {
  const n = centre.length;
  const { mean, covariance } = covarianceFromGram(all.gram, all.sums, all.count);
  return covariance.map((value, i) => {
    const a = Math.floor(i / n);
    const b = i % n;
    return value + (mean[a]! - centre[a]!) * (mean[b]! - centre[b]!);
  });
}

const COMPONENTS = [2, 10, 16, 20, 30, 32, 50, 64, 85, 100, 128];
const PUBLISHED: Record<RealDatasetId, { variance: number; meanImage: number; sse: number[] }> = {
  mnist: {
    variance: 52.725,
    meanImage: 52.897,
    sse: [43.645, 26.714, 21.059, 18.454, 13.866, 13.193, 9.004, 7.093, 5.276, 4.403, 3.297],
  },
  'fashion-mnist': {
    variance: 68.216,
    meanImage: 67.927,
    sse: [36.139, 19.092, 16.03, 14.665, 12.243, 11.872, 9.396, 8.129, 6.746, 6.005, 4.949],
  },
};

describe.each<RealDatasetId>(['mnist', 'fashion-mnist'])('principal components of %s', (id) => {
  describeWithData('fitted on 60,000 images', [id], (folder) => {
    const read = (file: string) => {
      const bytes = gunzipSync(readFileSync(join(folder, id, `${file}-images-idx3-ubyte.gz`)));
      return parseIdxImages(bytes, file).pixels;
    };

    it('leave the published squared error on the test images', { timeout: 60_000 }, () => {
      const n = 784;
      const published = PUBLISHED[id];
      const train = accumulate(read('train'), n);
      const { mean, covariance } = covarianceFromGram(train.gram, train.sums, train.count);
      const trace = (matrix: Float64Array) => mean.reduce((sum, _, p) => sum + matrix[p * n + p]!, 0);
      expect(trace(covariance)).toBeCloseTo(published.variance, 3);
      const { vectors } = solve(covariance, n, 128);
      const test = momentsAbout(mean, accumulate(read('t10k'), n));
      let sse = trace(test);
      expect(Math.abs(sse - published.meanImage)).toBeLessThan(0.001);
      const found = [];
      for (let k = 1; k <= 128; k++) {
        const v = vectors.subarray((k - 1) * n, k * n);
        sse -= v.reduce((sum, entry, a) => sum + entry * dot(v, test.subarray(a * n, (a + 1) * n)), 0);
        if (COMPONENTS.includes(k)) found.push(sse);
      }
      found.forEach((value, i) => {
        expect(Math.abs(value - published.sse[i]!)).toBeLessThan(0.001);
      });
    });
  });
});

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}
