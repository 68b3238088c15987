/**
 * Curves in the plane as manifolds, with a class for each part of the curve, so that one sees where codes lie on it.
 * Not the curves: each data set has its own.
 */
import type { Manifold } from './manifold.ts';
import { mixtureScore } from './mixture.ts';

type PlanePoint = readonly [number, number];

/** Points along a curve that stand for it; the gaps are far below every noise. */
const NODES = 1500;
const PARTS = 8;

/** The middles of `count` equal parts of 0 … 1. */
const middles = (count: number) => Array.from({ length: count }, (_, i) => (i + 0.5) / count);

/** Points along a curve, [NODES, 2]: computed when they are first asked for, since most curves are only listed. */
export function nodesOf(at: (u: number) => PlanePoint): () => Float64Array {
  let nodes: Float64Array | undefined;
  return () => {
    nodes ??= Float64Array.from(middles(NODES).flatMap(at));
    return nodes;
  };
}

/** Names of the equal parts of a curve from its beginning to its end. */
export const partNames = Array.from({ length: PARTS }, (_, part) => `part ${part + 1} of ${PARTS}`);

/** Which of a curve's equal parts a place on it belongs to. @param u 0 … 1 */
export const partOf = (u: number, parts = PARTS): number => Math.floor(u * parts);

/** A curve as a manifold. @param at the point where the share u of all points lies before it
 *  @param classNames of its equal parts */
export function curve(at: (u: number) => PlanePoint, classNames: readonly string[] = partNames): Manifold {
  const nodes = nodesOf(at);
  return {
    dim: 2,
    classNames,
    shown: [0, 1],
    draw(random) {
      const u = random.uniform();
      return { point: at(u), label: partOf(u, classNames.length) };
    },
    score: (point, variance) => mixtureScore(point, nodes(), variance),
  };
}
