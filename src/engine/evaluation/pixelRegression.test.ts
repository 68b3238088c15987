import { Matrix, pseudoInverse } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { momentsOfVectors } from '../codecs/covariance.ts';
import { normal } from '../random.ts';
import { pixelRegressionError, pixelsOfLargestVariance } from './pixelRegression.ts';

const PIXELS = 7;

/** Vectors whose numbers depend on each other; number 5 is constant, number 6 is twice number 0. */
function vectors(count: number, stream: string): Float32Array {
  const draws = normal(count * PIXELS, { seed: 1, stream, counter: 0 });
  return draws.map((_, at) => {
    const first = at - (at % PIXELS);
    const own = (j: number) => draws[first + j]!;
    const pixel = at % PIXELS;
    if (pixel === 0) return own(0);
    if (pixel === 5) return 0.25;
    if (pixel === 6) return 2 * own(0);
    return own(pixel) + 0.7 * own((pixel + 1) % 5) - 0.3 * own((pixel + 2) % 5) * own(0);
  });
}

const rowsOf = (values: Float32Array) =>
  Matrix.from1DArray(values.length / PIXELS, PIXELS, values).to2DArray();

/** The textbook's way: a column of ones, and the pseudo-inverse of the design. */
function plainError(train: Float32Array, test: Float32Array, chosen: readonly number[]): number {
  const design = (values: Float32Array) =>
    new Matrix(rowsOf(values).map((row) => [1, ...chosen.map((pixel) => row[pixel]!)]));
  const rule = pseudoInverse(design(train)).mmul(new Matrix(rowsOf(train)));
  const residual = Matrix.sub(new Matrix(rowsOf(test)), design(test).mmul(rule));
  return residual.norm() ** 2 / test.length;
}

const train = vectors(60, 'train');
const test = vectors(40, 'test').map((value) => value + 0.1);
const moments = [momentsOfVectors(train, PIXELS), momentsOfVectors(test, PIXELS)] as const;

describe('regression from some pixels to all', () => {
  it.each([[[]], [[2]], [[0, 3]], [[4, 1, 2]], [[0, 1, 2, 3, 4]]])(
    'has the test error of ordinary least squares: from %j',
    (chosen) => {
      const expected = plainError(train, test, chosen);
      expect(expected).toBeGreaterThan(0.001);
      expect(pixelRegressionError(...moments, chosen) / expected).toBeCloseTo(1, 6);
    },
  );

  it('uses a pixel once, and none that is constant or follows from another', () => {
    const error = pixelRegressionError(...moments, [0, 3]);
    for (const more of [
      [0, 3, 0],
      [5, 0, 3],
      [0, 3, 5, 6],
    ]) {
      expect(pixelRegressionError(...moments, more)).toBeCloseTo(error, 9);
    }
  });
});

describe('the pixels of the largest variance', () => {
  it('come in their order', () => {
    const { covariance } = moments[0];
    const largest = pixelsOfLargestVariance(moments[0], 3);
    const variances = largest.map((pixel) => covariance[pixel * (PIXELS + 1)]!);
    expect(largest[0]).toBe(6);
    expect(variances).toEqual(variances.toSorted((a, b) => b - a));
    expect(pixelsOfLargestVariance(moments[0], PIXELS).at(-1)).toBe(5);
  });
});
