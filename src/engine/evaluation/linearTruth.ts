/**
 * What a linear codec spans, and how its directions lie to those of another one: principal angles and singular vectors.
 * Not a fit: the codec is there already. All in float64 but the weights themselves.
 */
import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { Codec } from '../codecs/codec.ts';
import { topEigenpairs } from '../codecs/eigen.ts';
import { tf } from '../tf.ts';

/** Relative to the largest; singular values below it are rounding. */
const LEAST_SINGULAR = 1e-6;

/** The two matrices of a linear codec: z = E x + b, x̂ = Dᵀ z + b′. */
export interface LinearMap {
  /** E, [latentDim, pixels] */
  readonly encoder: Float64Array;
  /** D, [latentDim, pixels]: what each unit of the code draws. */
  readonly decoder: Float64Array;
}

/** Reads the matrices of a codec off what it makes of 0 and of the unit vectors. */
export async function linearMapOf(codec: Codec): Promise<LinearMap> {
  const { latentDim, pixels } = codec;
  const parts = tf.tidy(() => ({
    columns: tf.transpose<Tensor2D>(linearPart(codec.encode, pixels)),
    rows: linearPart(codec.decode, latentDim),
  }));
  const [encoder, decoder] = await Promise.all([parts.columns.data(), parts.rows.data()]);
  tf.dispose(parts);
  return { encoder: Float64Array.from(encoder), decoder: Float64Array.from(decoder) };
}

/** f(eᵢ) − f(0) for every unit vector, [n, outputs]. */
const linearPart = (map: (input: Tensor2D) => Tensor2D, n: number): Tensor2D =>
  tf.sub(map(tf.eye(n)), map(tf.zeros([1, n])));

export interface Directions {
  /** [r], descending, r the rank. */
  readonly singularValues: Float64Array;
  /** [r, n], orthonormal rows that span the rows of the matrix, in that order. */
  readonly directions: Float64Array;
}

/** The right singular vectors of a matrix that belong to singular values above 0, from the eigenvectors of M Mᵀ.
 *  @param matrix [k, n] */
export function directionsOf(matrix: Float64Array, n: number): Directions {
  const k = matrix.length / n;
  const { values, vectors } = finish(topEigenpairs(products(matrix, matrix, n), k, k));
  const sizes = values.map((value) => Math.sqrt(Math.max(0, value)));
  const rank = sizes.filter((size) => size > LEAST_SINGULAR * sizes[0]!).length;
  const directions = new Float64Array(rank * n);
  for (let i = 0; i < rank; i++) {
    for (let row = 0; row < k; row++) {
      const weight = vectors[i * k + row]! / sizes[i]!;
      for (let j = 0; j < n; j++)
        directions[i * n + j] = directions[i * n + j]! + weight * matrix[row * n + j]!;
    }
  }
  return { singularValues: sizes.slice(0, rank), directions };
}

/** Rows that are orthonormal but for rounding, made so in float64, in their order (Gram–Schmidt). @param rows [r, n] */
export function orthonormalised(rows: Float64Array, n: number): Float64Array {
  const basis = rows.slice();
  for (let i = 0; i < rows.length / n; i++) {
    for (let before = 0; before < i; before++) {
      const along = dotOfRows(basis, i, basis, before, n);
      for (let j = 0; j < n; j++) basis[i * n + j] = basis[i * n + j]! - along * basis[before * n + j]!;
    }
    const length = Math.sqrt(dotOfRows(basis, i, basis, i, n));
    for (let j = 0; j < n; j++) basis[i * n + j] = basis[i * n + j]! / length;
  }
  return basis;
}

/**
 * The principal angles between two spaces: arccos of the singular values of A Bᵀ.
 * @param a [r, n], orthonormal rows  @param b [s, n], orthonormal rows
 * @returns [min(r, s)] degrees, ascending
 * @see Björck & Golub 1973, "Numerical methods for computing angles between linear subspaces"
 */
export function principalAngles(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const [small, large] = a.length <= b.length ? [a, b] : [b, a];
  const rank = small.length / n;
  const cosines = products(small, large, n);
  const { values } = finish(topEigenpairs(products(cosines, cosines, large.length / n), rank, rank));
  return values.map((square) => (180 / Math.PI) * Math.acos(Math.sqrt(Math.max(0, Math.min(1, square)))));
}

/** |⟨aᵢ, bᵢ⟩| of rows with the same number, [min(r, s)]. */
export function alignments(a: Float64Array, b: Float64Array, n: number): Float64Array {
  return Float64Array.from({ length: Math.min(a.length, b.length) / n }, (_, i) =>
    Math.abs(dotOfRows(a, i, b, i, n)),
  );
}

/** ‖A − B‖ / ‖A‖, Frobenius. */
export function relativeDifference(a: Float64Array, b: Float64Array): number {
  const square = (values: Float64Array) => values.reduce((sum, value) => sum + value ** 2, 0);
  return Math.sqrt(square(a.map((value, i) => value - b[i]!)) / square(a));
}

/** A Bᵀ. @param a [r, n]  @param b [s, n]  @returns [r, s] */
function products(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const columns = b.length / n;
  return Float64Array.from({ length: (a.length / n) * columns }, (_, i) =>
    dotOfRows(a, Math.floor(i / columns), b, i % columns, n),
  );
}

function dotOfRows(a: Float64Array, row: number, b: Float64Array, other: number, n: number): number {
  let sum = 0;
  for (let j = 0; j < n; j++) sum += a[row * n + j]! * b[other * n + j]!;
  return sum;
}

function finish<Result>(work: Generator<number, Result, void>): Result {
  for (let next = work.next(); ; next = work.next()) if (next.done) return next.value;
}
