/**
 * Implicit QL iteration: diagonalises a symmetric tridiagonal matrix and turns a basis along with it, in steps.
 * Not a whole eigensolver: tridiagonal.ts makes its input, eigen.ts joins the two.
 */

/** Sweeps for one eigenvalue after which the iteration counts as failed; two are usual. */
const MOST_SWEEPS = 64;

/**
 * Diagonalises T in place. Afterwards `diagonal` holds the eigenvalues, in no order, and row i of `rows`, if it began
 * as the identity, the eigenvector of eigenvalue i.
 * @param diagonal [n]  @param offDiagonal [n], element i couples i and i + 1  @param rows [n, n]
 * @yields after each sweep, the number of multiplications done in it
 * @throws RangeError where it does not converge, which only non-finite numbers bring about
 * @see Bowdler, Martin, Reinsch & Wilkinson 1968, "The QR and QL algorithms for symmetric matrices"
 */
export function* diagonalise(
  diagonal: Float64Array,
  offDiagonal: Float64Array,
  rows: Float64Array,
): Generator<number, void, void> {
  const n = diagonal.length;
  const negligible = Number.EPSILON * largestRow(diagonal, offDiagonal);
  for (let first = 0; first < n; first++) {
    for (let sweeps = 0; ; sweeps++) {
      let last = first;
      while (last < n - 1 && Math.abs(offDiagonal[last]!) > negligible) last++;
      if (last === first) break;
      if (sweeps === MOST_SWEEPS)
        throw new RangeError('The eigenvalues do not converge: the matrix is not finite.');
      sweep(diagonal, offDiagonal, rows, first, last);
      yield 4 * (last - first) * n;
    }
  }
}

/** max over i of |dᵢ| + |eᵢ|: what is small beside it is rounding error. */
function largestRow(diagonal: Float64Array, offDiagonal: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < diagonal.length; i++) {
    largest = Math.max(largest, Math.abs(diagonal[i]!) + Math.abs(offDiagonal[i]!));
  }
  return largest;
}

/** One QL step with Wilkinson's shift on the unreduced block `first` … `last`. */
function sweep(d: Float64Array, e: Float64Array, rows: Float64Array, first: number, last: number): void {
  const n = d.length;
  const half = (d[first + 1]! - d[first]!) / (2 * e[first]!);
  const root = Math.hypot(half, 1);
  let g = d[last]! - d[first]! + e[first]! / (half < 0 ? half - root : half + root);
  let sin = 1;
  let cos = 1;
  let shift = 0;
  for (let i = last - 1; i >= first; i--) {
    const f = sin * e[i]!;
    const b = cos * e[i]!;
    const length = Math.hypot(f, g);
    e[i + 1] = length;
    if (length === 0) {
      d[i + 1] = d[i + 1]! - shift;
      e[last] = 0;
      return;
    }
    sin = f / length;
    cos = g / length;
    const old = d[i + 1]! - shift;
    const mixed = (d[i]! - old) * sin + 2 * cos * b;
    shift = sin * mixed;
    d[i + 1] = old + shift;
    g = cos * mixed - b;
    rotate(rows, i * n, n, cos, sin);
  }
  d[first] = d[first]! - shift;
  e[first] = g;
  e[last] = 0;
}

/** (a, b) ← (cos·a − sin·b, sin·a + cos·b) for the row a that begins at `start` and the row b below it. */
function rotate(rows: Float64Array, start: number, n: number, cos: number, sin: number): void {
  for (let j = start; j < start + n; j++) {
    const a = rows[j]!;
    const b = rows[j + n]!;
    rows[j] = cos * a - sin * b;
    rows[j + n] = sin * a + cos * b;
  }
}
