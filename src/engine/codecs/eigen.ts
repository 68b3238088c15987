/**
 * The largest eigenvalues and their eigenvectors of a symmetric matrix, in float64 and in steps.
 * Not iterative and not approximate: all eigenpairs are computed, so that repeated eigenvalues and missing rank are safe.
 */
import { diagonalise } from './implicitQl.ts';
import { applyReflectors, tridiagonalise } from './tridiagonal.ts';

export interface Eigenpairs {
  /** [k], descending. */
  readonly values: Float64Array;
  /** [k, n], orthonormal rows; the entry of the largest magnitude is positive. */
  readonly vectors: Float64Array;
}

/** Multiplications between two yields, about 10 ms of work. */
const WORK_PER_YIELD = 8e6;

/** Shares of the time that go into tridiagonalising and diagonalising; the rest turns the eigenvectors back. */
const PROGRESS = { tridiagonal: 0.3, diagonal: 0.95 } as const;

/**
 * A vᵢ = λᵢ vᵢ for the k largest λᵢ: Householder tridiagonalisation, implicit QL iteration, back-transformation.
 * @param matrix [n, n], symmetric; the lower triangle is read
 * @yields the finished fraction, 0 … 1, at least every 40 ms of work at n = 784
 * @throws RangeError where sizes do not fit or the matrix is not finite
 * @see Golub & Van Loan 2013, "Matrix Computations", sections 8.3.1 and 8.3.5
 */
export function* topEigenpairs(
  matrix: Float64Array,
  n: number,
  k: number,
): Generator<number, Eigenpairs, void> {
  if (matrix.length !== n * n)
    throw new RangeError(`A [${n}, ${n}] matrix has ${n * n} elements, not ${matrix.length}.`);
  if (k < 1 || k > n) throw new RangeError(`Of ${n} eigenpairs, ${k} cannot be chosen: take 1 to ${n}.`);
  if (!matrix.every(Number.isFinite)) throw new RangeError('The matrix has elements that are not finite.');
  const reduced = yield* inBatches(tridiagonalise(matrix, n), (2 / 3) * n ** 3, 0, PROGRESS.tridiagonal);
  const values = Float64Array.from(reduced.diagonal);
  const rows = new Float64Array(n * n);
  for (let i = 0; i < n; i++) rows[i * n + i] = 1;
  const sweeps = diagonalise(values, Float64Array.from(reduced.offDiagonal), rows);
  // About 1.6 sweeps an eigenvalue over half of the matrix.
  yield* inBatches(sweeps, 3.2 * n ** 3, PROGRESS.tridiagonal, PROGRESS.diagonal);
  const order = Array.from(values.keys()).sort((a, b) => values[b]! - values[a]! || a - b);
  const vectors = new Float64Array(k * n);
  for (let i = 0; i < k; i++) {
    const vector = vectors.subarray(i * n, (i + 1) * n);
    vector.set(rows.subarray(order[i]! * n, (order[i]! + 1) * n));
    applyReflectors(reduced, vector);
    fixSign(vector);
    if ((i * n * n) % WORK_PER_YIELD < n * n) yield PROGRESS.diagonal + ((1 - PROGRESS.diagonal) * i) / k;
  }
  return { values: Float64Array.from({ length: k }, (_, i) => values[order[i]!]!), vectors };
}

/** Runs steps that yield their work to the end, and yields progress from `from` to `to` once in WORK_PER_YIELD. */
function* inBatches<Result>(
  steps: Generator<number, Result, void>,
  expectedWork: number,
  from: number,
  to: number,
): Generator<number, Result, void> {
  let done = 0;
  let batch = 0;
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    batch += step.value;
    if (batch < WORK_PER_YIELD) continue;
    done += batch;
    batch = 0;
    yield from + (to - from) * Math.min(1, done / expectedWork);
  }
}

/** Turns the vector so that its entry of the largest magnitude is positive. */
function fixSign(vector: Float64Array): void {
  let largest = 0;
  for (const entry of vector) if (Math.abs(entry) > Math.abs(largest)) largest = entry;
  if (largest < 0) for (let j = 0; j < vector.length; j++) vector[j] = -vector[j]!;
}
