/**
 * Implicit QL iteration: diagonalises a symmetric tridiagonal matrix in steps, and keeps the rotations that did it, so that
 * only the eigenvectors that are asked for are computed, as exactly as all would be.
 * Not a whole eigensolver: tridiagonal.ts makes its input, eigen.ts joins the two.
 */

/** The rotations of one QL step, in the order in which they were done. */
interface Sweep {
  /** The first of them turns `last − 1` with `last`, each further one the pair before. */
  readonly last: number;
  /** cos and sin of each, by turns. */
  readonly turns: Float64Array;
}

/** Sweeps for one eigenvalue after which the iteration counts as failed; two are usual. */
const MOST_SWEEPS = 64;

/**
 * Diagonalises T in place. Afterwards `diagonal` holds the eigenvalues, in no order.
 * @param diagonal [n]  @param offDiagonal [n], element i couples i and i + 1
 * @yields after each sweep, the number of multiplications done in it
 * @returns the sweeps, from which `turnBack` makes the eigenvectors; about 1.6 n² numbers
 * @throws RangeError where it does not converge, which only non-finite numbers bring about
 * @see Bowdler, Martin, Reinsch & Wilkinson 1968, "The QR and QL algorithms for symmetric matrices"
 */
export function* diagonalise(
  diagonal: Float64Array,
  offDiagonal: Float64Array,
): Generator<number, readonly Sweep[], void> {
  const n = diagonal.length;
  const done: Sweep[] = [];
  const negligible = Number.EPSILON * largestRow(diagonal, offDiagonal);
  for (let first = 0; first < n; first++) {
    for (let sweeps = 0; ; sweeps++) {
      let last = first;
      while (last < n - 1 && Math.abs(offDiagonal[last]!) > negligible) last++;
      if (last === first) break;
      if (sweeps === MOST_SWEEPS)
        throw new RangeError('The eigenvalues do not converge: the matrix is not finite.');
      done.push(sweep(diagonal, offDiagonal, first, last));
      yield 12 * (last - first);
    }
  }
  return done;
}

/**
 * X ← G₁ᵀ … Gₘᵀ X for the rotations G of all sweeps: unit vectors become the eigenvectors of T.
 * @param x [n, k]; column c is 1 where its eigenvalue stands on the diagonal, and 0 elsewhere
 * @yields after each sweep, the number of multiplications done in it
 */
export function* turnBack(
  sweeps: readonly Sweep[],
  x: Float64Array,
  k: number,
): Generator<number, void, void> {
  for (const { last, turns } of sweeps.toReversed()) {
    for (let t = turns.length - 2; t >= 0; t -= 2)
      rotate(x, (last - 1 - t / 2) * k, k, turns[t]!, turns[t + 1]!);
    yield 2 * turns.length * k;
  }
}

/** (a, b) ← (cos·a + sin·b, cos·b − sin·a) for the row a that begins at `start` and the row b below it. */
function rotate(x: Float64Array, start: number, k: number, cos: number, sin: number): void {
  for (let j = start; j < start + k; j++) {
    const a = x[j]!;
    const b = x[j + k]!;
    x[j] = cos * a + sin * b;
    x[j + k] = cos * b - sin * a;
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
function sweep(d: Float64Array, e: Float64Array, first: number, last: number): Sweep {
  const turns = new Float64Array(2 * (last - first));
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
      return { last, turns: turns.subarray(0, 2 * (last - 1 - i)) };
    }
    sin = f / length;
    cos = g / length;
    const old = d[i + 1]! - shift;
    const mixed = (d[i]! - old) * sin + 2 * cos * b;
    shift = sin * mixed;
    d[i + 1] = old + shift;
    g = cos * mixed - b;
    turns[2 * (last - 1 - i)] = cos;
    turns[2 * (last - 1 - i) + 1] = sin;
  }
  d[first] = d[first]! - shift;
  e[first] = g;
  e[last] = 0;
  return { last, turns };
}
