import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { normal } from '../random.ts';
import { type Eigenpairs, topEigenpairs } from './eigen.ts';

function solve(matrix: Float64Array, n: number, k: number): Eigenpairs & { progress: number[] } {
  const progress: number[] = [];
  const steps = topEigenpairs(matrix, n, k);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return { ...step.value, progress };
    progress.push(step.value);
  }
}

/** Σᵢ wᵢ gᵢgᵢᵀ over `rank` random directions. */
function randomSymmetric(n: number, rank: number, seed: number, weight: (i: number) => number): Float64Array {
  const g = normal(rank * n, { seed, stream: 'test', counter: 0 });
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < rank; i++) {
    for (let a = 0; a < n; a++) {
      for (let b = 0; b < n; b++) {
        matrix[a * n + b] = matrix[a * n + b]! + weight(i) * (g[i * n + a]! * g[i * n + b]!);
      }
    }
  }
  return matrix;
}

function diagonalMatrix(values: readonly number[]): Float64Array {
  const n = values.length;
  const matrix = new Float64Array(n * n);
  values.forEach((value, i) => {
    matrix[i * n + i] = value;
  });
  return matrix;
}

/** A rotation of a diagonal matrix: known, repeated eigenvalues in no special basis. */
function rotated(values: readonly number[], seed: number): Float64Array {
  const n = values.length;
  const { vectors } = solve(
    randomSymmetric(n, n, seed, () => 1),
    n,
    n,
  );
  const basis = new Matrix(Array.from({ length: n }, (_, i) => [...vectors.subarray(i * n, (i + 1) * n)]));
  return Float64Array.from(
    basis
      .transpose()
      .mmul(Matrix.diag([...values]))
      .mmul(basis)
      .to1DArray(),
  );
}

const identity = (n: number) => diagonalMatrix(new Array<number>(n).fill(1));

describe.each<[string, Float64Array, number, number]>([
  ['random, definite', randomSymmetric(40, 60, 1, () => 1), 40, 12],
  ['random, indefinite', randomSymmetric(31, 31, 2, (i) => (i % 2 === 0 ? 1 : -1)), 31, 31],
  ['rank 3 of 30', randomSymmetric(30, 3, 3, () => 1), 30, 30],
  ['widely graded', randomSymmetric(24, 24, 4, (i) => 10 ** -i), 24, 24],
  ['identity', identity(17), 17, 17],
  ['zero', new Float64Array(81), 9, 9],
  ['repeated eigenvalues', rotated([5, 5, 5, 2, 2, 2, 2, 1, 0, 0, 0, -3], 5), 12, 12],
  ['diagonal', diagonalMatrix([3, -1, 0, 7, 7, 2]), 6, 4],
  ['tiny', randomSymmetric(12, 12, 6, () => 1e-120), 12, 12],
  ['huge', randomSymmetric(12, 12, 6, () => 1e150), 12, 12],
  ['2 × 2', Float64Array.of(2, 1, 1, 2), 2, 2],
  ['1 × 1', Float64Array.of(-4), 1, 1],
])('eigenpairs of a matrix: %s', (_, matrix, n, k) => {
  const { values, vectors } = solve(matrix, n, k);
  const rows = Array.from({ length: n }, (_row, a) => [...matrix.subarray(a * n, (a + 1) * n)]);
  const expected = new EigenvalueDecomposition(new Matrix(rows), { assumeSymmetric: true }).realEigenvalues
    .toSorted((a, b) => b - a)
    .slice(0, k);
  const norm = Math.max(...matrix.map(Math.abs)) * n;
  const vector = (i: number) => vectors.subarray(i * n, (i + 1) * n);
  const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += a[j]! * b[j]!;
    return sum;
  };

  it('has the reference values, descending', () => {
    expected.forEach((value, i) => {
      expect(Math.abs(values[i]! - value)).toBeLessThanOrEqual(1e-13 * norm);
    });
    expect([...values]).toEqual([...values].sort((a, b) => b - a));
  });

  it('A v = λ v, and the vectors are orthonormal', () => {
    for (let i = 0; i < k; i++) {
      for (let a = 0; a < n; a++) {
        expect(Math.abs(dot(rows[a]!, vector(i)) - values[i]! * vector(i)[a]!)).toBeLessThanOrEqual(
          1e-13 * norm,
        );
      }
      for (let j = 0; j <= i; j++) expect(dot(vector(i), vector(j))).toBeCloseTo(i === j ? 1 : 0, 12);
    }
  });

  it('the largest entry of each vector is positive', () => {
    for (let i = 0; i < k; i++) {
      expect(Math.max(...vector(i))).toBeGreaterThanOrEqual(-Math.min(...vector(i)));
    }
  });
});

describe('eigenpairs', () => {
  it('yield rising progress often enough to pause', () => {
    const n = 300;
    const { progress } = solve(
      randomSymmetric(n, n, 7, () => 1),
      n,
      n,
    );
    const between = (low: number, high: number) => progress.filter((share) => share > low && share < high);
    for (const [low, high] of [
      [0, 0.8],
      [0.8, 0.95],
      [0.95, 1],
    ] as const) {
      expect(between(low, high).length).toBeGreaterThan(1);
    }
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.every((fraction) => fraction >= 0 && fraction <= 1)).toBe(true);
  });

  it('leave the matrix as it is', () => {
    const matrix = randomSymmetric(10, 10, 8, () => 1);
    const before = matrix.slice();
    solve(matrix, 10, 3);
    expect(matrix).toEqual(before);
  });

  it('refuse what they cannot solve', () => {
    expect(() => solve(identity(3), 4, 1)).toThrow(/16 elements/);
    expect(() => solve(identity(3), 3, 4)).toThrow(/take 1 to 3/);
    expect(() => solve(Float64Array.of(1, Number.NaN, Number.NaN, 1), 2, 1)).toThrow(/not finite/);
  });
});
