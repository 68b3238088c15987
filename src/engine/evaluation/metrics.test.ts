import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeWithData } from '../../../tests/realData.ts';
import { parseIdxImages } from '../data/parseIdx.ts';
import { bernoulliCrossEntropy, binaryEntropyFloor, greyness, mean, psnr, squaredError } from './metrics.ts';

const f32 = (...values: number[]) => Float32Array.from(values);

describe('squared error and PSNR', () => {
  it('sum over pixels, one value an image', () => {
    expect([...squaredError(f32(0, 1, 1, 1), f32(0.5, 1, 0, 0), 2)]).toEqual([0.25, 2]);
  });

  it('PSNR is the mean of the images’ own values', () => {
    // MSE of 0.01 and of 0.0001: 20 and 40 dB.
    expect(psnr(Float64Array.of(0.02, 0.0002), 2)).toBeCloseTo(30, 12);
    expect(psnr(Float64Array.of(0), 2)).toBe(Infinity);
  });

  it('refuse shapes that do not fit', () => {
    expect(() => squaredError(f32(0, 1), f32(0), 1)).toThrow(RangeError);
    expect(() => bernoulliCrossEntropy(f32(0, 1, 0), f32(0, 1, 0), 2)).toThrow(RangeError);
  });
});

it('greyness is 0 for black and white, 1 for a pixel of ½, and a mean over images', () => {
  expect(greyness(f32(0, 1, 1, 0), 2)).toBe(0);
  expect(greyness(f32(0.5, 0.5, 0, 0.25), 2)).toBe((2 + 0.75) / 2);
});

describe('Bernoulli cross-entropy', () => {
  it('is ln 2 a pixel for the probability ½', () => {
    const nats = bernoulliCrossEntropy(f32(0, 0.3, 1, 0.8), f32(0.5, 0.5, 0.5, 0.5), 2);
    expect(nats[0]).toBeCloseTo(2 * Math.LN2, 12);
    expect(mean(nats)).toBeCloseTo(2 * Math.LN2, 12);
  });

  it('is 0 where certainty is right and infinite where it is wrong', () => {
    expect([...bernoulliCrossEntropy(f32(0, 1, 0, 1), f32(0, 1, 1, 0), 1)]).toEqual([
      0,
      0,
      Infinity,
      Infinity,
    ]);
  });

  it('is never below the floor, and equals it where x̂ = x', () => {
    const grey = fc.uint8Array({ minLength: 8, maxLength: 8 });
    const guess = fc.float32Array({ minLength: 8, maxLength: 8, min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(grey, guess, (images, xHat) => {
        const x = Float32Array.from(images, (value) => value / 255);
        const floor = binaryEntropyFloor(images, 4);
        expect(mean(bernoulliCrossEntropy(x, xHat, 4))).toBeGreaterThanOrEqual(floor - 1e-5);
        expect(mean(bernoulliCrossEntropy(x, x, 4))).toBeCloseTo(floor, 5);
      }),
    );
  });
});

describeWithData('entropy of real test images', ['mnist', 'fashion-mnist'], (folder) => {
  it.each([
    ['mnist', 45.53],
    ['fashion-mnist', 189.86],
  ])('%s: %d nats an image', (id, nats) => {
    const bytes = gunzipSync(readFileSync(join(folder, id, 't10k-images-idx3-ubyte.gz')));
    expect(Math.abs(binaryEntropyFloor(parseIdxImages(bytes, id).pixels, 784) - nats)).toBeLessThan(0.006);
  });
});
