/**
 * Who lies near whom: ranks by distance, how well neighbours tell a class, and whether a code keeps neighbourhoods.
 * Not a search index: all distances are computed, a point at a time.
 */
import type { Measuring } from './measuring.ts';

/** Rows of numbers, [count, size]. */
export interface Rows {
  readonly values: ArrayLike<number>;
  /** Numbers of a row. */
  readonly size: number;
}

const countOf = ({ values, size }: Rows): number => values.length / size;

/** Σ (aᵢ − bᵢ)² from row `i` of `a` to all rows of `b`: [rows of b]. */
export function squaredDistances(a: Rows, i: number, b: Rows): Float64Array {
  const { size } = a;
  return Float64Array.from({ length: countOf(b) }, (_, j) => {
    let sum = 0;
    for (let k = 0; k < size; k++) sum += (a.values[i * size + k]! - b.values[j * size + k]!) ** 2;
    return sum;
  });
}

/** Indices by distance, nearest first; of equal distances the lower index. */
function byDistance(distances: Float64Array): Uint32Array {
  return Uint32Array.from(distances.keys()).sort((a, b) => distances[a]! - distances[b]! || a - b);
}

export interface Labelled extends Rows {
  /** [count] */
  readonly labels: Uint8Array;
}

/**
 * Shares of `asked` whose class most of their k nearest in `known` have, for each k; of classes with as many votes the one
 * whose member is nearest.
 * @see Cover & Hart 1967, “Nearest neighbor pattern classification”
 */
export function* nearestNeighbourAccuracy(
  known: Labelled,
  asked: Labelled,
  ks: readonly number[],
): Measuring<number[]> {
  const right = ks.map(() => 0);
  for (const [i, label] of asked.labels.entries()) {
    const order = byDistance(squaredDistances(asked, i, known));
    for (const [at, k] of ks.entries())
      if (majority(order.subarray(0, k), known.labels) === label) right[at] = right[at]! + 1;
    yield (i + 1) / asked.labels.length;
  }
  return right.map((count) => count / asked.labels.length);
}

function majority(nearest: Uint32Array, labels: Uint8Array): number | undefined {
  const votes = new Map<number, number>();
  // Insertion goes by distance: of equals the first stays.
  for (const index of nearest) votes.set(labels[index]!, (votes.get(labels[index]!) ?? 0) + 1);
  let best: number | undefined;
  for (const [label, count] of votes) if (best === undefined || count > votes.get(best)!) best = label;
  return best;
}

export interface Preservation {
  /** Low where points are near in the code that are far in the data. */
  readonly trustworthiness: number;
  /** Low where points are far in the code that are near in the data. */
  readonly continuity: number;
}

/**
 * T(k) = 1 − 2 / (n k (2n − 3k − 1)) Σᵢ Σⱼ max(0, r(i, j) − k) over the k nearest j of i in the code, where r is the rank of j
 * among the neighbours of i in the data. Continuity is the same with the spaces swapped. 1 is perfect.
 * @param k fewer than half of the points
 * @see Venna & Kaski 2001, “Neighborhood preservation in nonlinear projection methods”, equations 1 and 2
 */
export function* preservation(data: Rows, code: Rows, k: number): Measuring<Preservation> {
  const n = countOf(data);
  let intruders = 0;
  let lost = 0;
  for (let i = 0; i < n; i++) {
    const [inData, inCode] = [data, code].map((rows) => {
      const distances = squaredDistances(rows, i, rows);
      distances[i] = -1; // itself first, at rank 0
      return byDistance(distances);
    });
    intruders += excess(inCode!, ranksOf(inData!), k);
    lost += excess(inData!, ranksOf(inCode!), k);
    yield (i + 1) / n;
  }
  const most = (n * k * (2 * n - 3 * k - 1)) / 2;
  return { trustworthiness: 1 - intruders / most, continuity: 1 - lost / most };
}

function ranksOf(order: Uint32Array): Uint32Array {
  const ranks = new Uint32Array(order.length);
  for (const [rank, index] of order.entries()) ranks[index] = rank;
  return ranks;
}

/** Σ over the k nearest of how far their ranks elsewhere lie beyond k. */
function excess(order: Uint32Array, ranks: Uint32Array, k: number): number {
  let sum = 0;
  for (let at = 1; at <= k; at++) sum += Math.max(0, ranks[order[at]!]! - k);
  return sum;
}
