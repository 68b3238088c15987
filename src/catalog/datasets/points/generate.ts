/**
 * Draws points from a manifold: x = Q y + ε with a fixed rotation Q and ε ~ N(0, noise² I).
 * Not the manifolds.
 */
import type { CreateSequence, RandomSequence } from '../dataset.ts';
import type { PointSet, VectorSplit } from '../vectorSet.ts';
import type { Manifold } from './manifold.ts';
import { combine, dot, turnedAxes } from './rotation.ts';

/** The share of the points that is held out. */
const HELD_OUT = 0.2;
const POINTS_PER_YIELD = 1000;
/** Room around the outermost point, so that one sees what noise drives out and the network draws back. */
const MARGIN = 1.25;

export interface Amounts {
  /** Standard deviation of the noise in each of the dimensions. */
  readonly noise: number;
  /** Points, those held out included. */
  readonly count: number;
  readonly dimensions: number;
}

interface Source {
  readonly manifold: Manifold;
  /** The directions of space along which the manifold's coordinates run. */
  readonly axes: readonly (readonly number[])[];
  readonly noise: number;
  sequence(split: string, point: number): RandomSequence;
}

/** Points of a manifold. Point i of a split depends on (seed, split, i) only, so that a larger set begins with the
 *  smaller one.
 *  @yields the finished share, 0 … 1 */
export function* generatePoints(
  manifold: Manifold,
  { noise, count, dimensions }: Amounts,
  createSequence: CreateSequence,
  seed: number,
): Generator<number, PointSet, void> {
  const axes = turnedAxes(createSequence, dimensions, manifold.dim);
  const sequence: Source['sequence'] = (split, counter) =>
    createSequence({ seed, stream: `points/${split}`, counter });
  const source: Source = { manifold, axes, noise, sequence };
  const testCount = Math.max(1, Math.round(count * HELD_OUT));
  const trainShare = 1 - testCount / count;
  const train = yield* drawSplit(source, 'train', count - testCount, [0, trainShare]);
  const test = yield* drawSplit(source, 'test', testCount, [trainShare, 1]);
  const [across, up] = manifold.shown;
  return {
    kind: 'point',
    train,
    test,
    width: dimensions,
    height: 1,
    classNames: manifold.classNames,
    plane: planeThrough([axes[across]!, axes[up]!], train),
    score: embeddedScore(source),
  };
}

function* drawSplit(
  { manifold, axes, noise, sequence }: Source,
  name: string,
  count: number,
  [from, to]: readonly [number, number],
): Generator<number, VectorSplit, void> {
  const width = axes[0]!.length;
  const split = { values: new Float32Array(count * width), labels: new Uint8Array(count), count };
  for (let i = 0; i < count; i++) {
    const random = sequence(name, i);
    const { point, label } = manifold.draw(random);
    const x = combine(axes, point).map((value) => value + noise * random.normal());
    split.values.set(x, i * width);
    split.labels[i] = label;
    if ((i + 1) % POINTS_PER_YIELD === 0) yield from + ((i + 1) / count) * (to - from);
  }
  return split;
}

/** ∇ log p in all dimensions: along the manifold's axes its own, across them that of the noise, −r / v. */
function embeddedScore({ manifold, axes, noise }: Source): PointSet['score'] {
  return (x, variance) => {
    const total = noise ** 2 + variance;
    const inside = axes.map((axis) => dot(axis, x));
    const along = manifold.score(inside, total);
    const nearest = combine(axes, inside);
    return combine(axes, along).map((value, j) => value - (x[j]! - nearest[j]!) / total);
  };
}

/** The plane of two axes through the point 0, as large as the points need. */
function planeThrough(
  axes: [readonly number[], readonly number[]],
  { values }: VectorSplit,
): PointSet['plane'] {
  const width = axes[0].length;
  let reach = 0;
  for (let start = 0; start < values.length; start += width) {
    for (const axis of axes) {
      const along = axis.reduce((sum, value, j) => sum + value * values[start + j]!, 0);
      reach = Math.max(reach, Math.abs(along));
    }
  }
  return { origin: new Array<number>(width).fill(0), axes, reach: MARGIN * reach };
}
