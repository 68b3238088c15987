/**
 * Householder reduction of a symmetric matrix to tridiagonal form, in steps.
 * Not an eigensolver: implicitQl.ts diagonalises what this leaves, eigen.ts joins the two.
 */

/** A = Q T Qᵀ with T tridiagonal and Q = P₍n₋₁₎ … P₁, Pᵢ = I − uᵢuᵢᵀ. */
export interface Tridiagonal {
  readonly n: number;
  /** [n], of T. */
  readonly diagonal: Float64Array;
  /** [n]; element i couples i and i + 1, the last one is 0. */
  readonly offDiagonal: Float64Array;
  /** [n, n]; row i holds uᵢ in its elements 0 … i − 1, scaled to length √2, or zeros where Pᵢ is the identity. */
  readonly reflectors: Float64Array;
}

/**
 * Reduces a symmetric matrix, whose lower triangle is read.
 * @param matrix [n, n], left as it is
 * @yields after each of the n rows, the number of multiplications done for it
 * @see Golub & Van Loan 2013, "Matrix Computations", section 8.3.1
 */
export function* tridiagonalise(matrix: Float64Array, n: number): Generator<number, Tridiagonal, void> {
  const reflectors = Float64Array.from(matrix);
  const diagonal = new Float64Array(n);
  const offDiagonal = new Float64Array(n);
  const product = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    const u = reflectors.subarray(i * n, i * n + i);
    diagonal[i] = reflectors[i * n + i]!;
    if (i > 0) offDiagonal[i - 1] = reflect(u);
    if (i > 1 && u[i - 1] !== 0) {
      multiply(reflectors, n, u, product);
      subtract(reflectors, n, u, product);
    }
    yield 2 * i * i;
  }
  return { n, diagonal, offDiagonal, reflectors };
}

/**
 * X ← Q X, in place.
 * @param x [n, k]
 * @yields after each reflection, the number of multiplications done for it
 */
export function* applyReflectors(
  { n, reflectors }: Tridiagonal,
  x: Float64Array,
  k: number,
): Generator<number, void, void> {
  const along = new Float64Array(k);
  for (let i = 2; i < n; i++) {
    const u = reflectors.subarray(i * n, i * n + i);
    along.fill(0);
    for (const [row, factor] of u.entries())
      for (let c = 0; c < k; c++) along[c] = along[c]! + factor * x[row * k + c]!;
    for (const [row, factor] of u.entries())
      for (let c = 0; c < k; c++) x[row * k + c] = x[row * k + c]! - factor * along[c]!;
    yield 2 * i * k;
  }
}

/** Replaces x by the u of the reflection that maps x to (0, …, 0, α), and returns α. u is 0 where x has that form. */
function reflect(x: Float64Array): number {
  const last = x.length - 1;
  const end = x[last]!;
  let largest = 0;
  for (let j = 0; j < last; j++) largest = Math.max(largest, Math.abs(x[j]!));
  if (largest === 0) {
    x.fill(0);
    return end;
  }
  const scale = Math.max(largest, Math.abs(end));
  let squares = 0;
  for (let j = 0; j <= last; j++) squares += (x[j]! / scale) ** 2;
  const length = Math.sqrt(squares);
  // The sign that adds, so that nothing cancels.
  const alpha = end > 0 ? -length : length;
  const inverse = 1 / Math.sqrt(squares - (alpha * end) / scale);
  for (let j = 0; j < last; j++) x[j] = (x[j]! / scale) * inverse;
  x[last] = (end / scale - alpha) * inverse;
  return alpha * scale;
}

/** out ← A u − ½ (uᵀA u) u for the leading block of A, of which only the lower triangle is read. */
function multiply(a: Float64Array, n: number, u: Float64Array, out: Float64Array): void {
  const size = u.length;
  out.fill(0, 0, size);
  for (let row = 0; row < size; row++) {
    const start = row * n;
    const factor = u[row]!;
    let sum = 0;
    for (let j = 0; j < row; j++) {
      const value = a[start + j]!;
      sum += value * u[j]!;
      out[j] = out[j]! + value * factor;
    }
    out[row] = out[row]! + sum + a[start + row]! * factor;
  }
  let dot = 0;
  for (let j = 0; j < size; j++) dot += u[j]! * out[j]!;
  for (let j = 0; j < size; j++) out[j] = out[j]! - 0.5 * dot * u[j]!;
}

/** A ← A − u qᵀ − q uᵀ in the lower triangle of the leading block. */
function subtract(a: Float64Array, n: number, u: Float64Array, q: Float64Array): void {
  for (let row = 0; row < u.length; row++) {
    const start = row * n;
    const uRow = u[row]!;
    const qRow = q[row]!;
    for (let j = 0; j <= row; j++) a[start + j] = a[start + j]! - uRow * q[j]! - qRow * u[j]!;
  }
}
