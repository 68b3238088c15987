/**
 * One line search of an optimizer, which leaves everything in place if it finds nothing better.
 * Not the line search itself: lineSearch.ts.
 */
import type { Trial } from './cubic.ts';
import { type Asking, type Line, type Precision, searchLine } from './lineSearch.ts';
import { dot, type Vector } from './vector.ts';

/** A line and room for where it began. */
export interface Path<V extends Vector = Vector> extends Line<V> {
  /** [n], the gradient at the start. */
  readonly before: V;
}

/** All zeros. */
export const createPath = <V extends Vector>(size: number, make: (length: number) => V): Path<V> => ({
  point: make(size),
  gradient: make(size),
  start: make(size),
  direction: make(size),
  before: make(size),
});

/** Goes from the point, whose value and gradient are known, in the direction. Afterwards start and before are the point
 *  and the gradient that were. @returns where it came to; undefined if the direction does not lead downhill or nothing
 *  lower was found, and then point and gradient are as before */
export function* descend(
  path: Path,
  value: number,
  first: number,
  precision: Precision,
): Asking<Trial | undefined> {
  const slope = dot(path.gradient, path.direction);
  if (!(slope < 0) || !Number.isFinite(slope) || !Number.isFinite(value)) return undefined;
  path.start.set(path.point);
  path.before.set(path.gradient);
  const found = yield* searchLine(path, { length: 0, value, slope }, first, precision);
  if (!found) {
    path.point.set(path.start);
    path.gradient.set(path.before);
  }
  return found;
}

/** A first length where nothing is known yet: as far as the gradient is long, but at most a distance of 1. */
export const firstLength = (gradient: Vector) => Math.min(1, 1 / Math.sqrt(dot(gradient, gradient)));
