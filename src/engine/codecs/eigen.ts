/**
 * The largest eigenvalues and their eigenvectors of a symmetric matrix, in float64 and in steps.
 * Not approximate: all eigenvalues are computed, and every eigenvector by the same rotations, so that repeated eigenvalues
 * and missing rank are safe.
 */
import { diagonalise, turnBack } from './implicitQl.ts';
import { applyReflectors, tridiagonalise } from './tridiagonal.ts';

export interface Eigenpairs {
  /** [k], descending. */
  readonly values: Float64Array;
  /** [k, n], orthonormal rows; the entry of the largest magnitude is positive. */
  readonly vectors: Float64Array;
}

/** Multiplications between two yields, about 10 ms of work. */
const WORK_PER_YIELD = 8e6;

/** Shares of the time after which the eigenvalues are there, and the eigenvectors of T. */
const PROGRESS = { values: 0.8, vectors: 0.95 } as const;

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
  const reduced = yield* inBatches(tridiagonalise(matrix, n), (2 / 3) * n ** 3, 0, PROGRESS.values);
  const values = Float64Array.from(reduced.diagonal);
  const iteration = diagonalise(values, Float64Array.from(reduced.offDiagonal));
  // About 1.6 sweeps an eigenvalue over half of the matrix; little work beside that before.
  const sweeps = yield* inBatches(iteration, 10 * n ** 2, PROGRESS.values, PROGRESS.values);
  const top = Array.from(values.keys())
    .sort((a, b) => values[b]! - values[a]! || a - b)
    .slice(0, k);
  const columns = new Float64Array(n * k);
  for (const [c, at] of top.entries()) columns[at * k + c] = 1;
  yield* inBatches(turnBack(sweeps, columns, k), 3.2 * n ** 2 * k, PROGRESS.values, PROGRESS.vectors);
  yield* inBatches(applyReflectors(reduced, columns, k), n ** 2 * k, PROGRESS.vectors, 1);
  return { values: Float64Array.from(top, (at) => values[at]!), vectors: rowsOf(columns, n, k) };
}

/** [n, k] → [k, n], the entry of the largest magnitude of each row made positive. */
function rowsOf(columns: Float64Array, n: number, k: number): Float64Array {
  const rows = new Float64Array(k * n);
  for (let i = 0; i < k; i++) {
    const row = rows.subarray(i * n, (i + 1) * n);
    for (let j = 0; j < n; j++) row[j] = columns[j * k + i]!;
    fixSign(row);
  }
  return rows;
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
