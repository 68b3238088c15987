/**
 * A training curve in at most 500 points, whatever the number of steps: each bucket of steps keeps its lowest and
 * its highest value, and buckets widen as the run grows. Not smoothing: no value is made up.
 */
import type { ScalarBatch } from '#protocol/messages.ts';
import type { CurvePoint } from '#protocol/visit.ts';

const BUCKETS = 250;

interface Bucket {
  readonly low: CurvePoint;
  readonly high: CurvePoint;
}

export interface Curve {
  add(point: CurvePoint): void;
  /** At most 500, in the order of steps. */
  points(): readonly CurvePoint[];
}

const lower = (a: CurvePoint, b: CurvePoint) => (b.total < a.total ? b : a);
const higher = (a: CurvePoint, b: CurvePoint) => (b.total > a.total ? b : a);

function join(a: Bucket | undefined, b: Bucket | undefined): Bucket | undefined {
  if (!a || !b) return a ?? b;
  return { low: lower(a.low, b.low), high: higher(a.high, b.high) };
}

export function createCurve(): Curve {
  let width = 1;
  let buckets: (Bucket | undefined)[] = [];
  let last = -1;

  function widen(): void {
    width *= 2;
    const half = Math.ceil(buckets.length / 2);
    buckets = Array.from({ length: half }, (_, i) => join(buckets[2 * i], buckets[2 * i + 1]));
  }

  /** What a run that was taken back had reached is no longer its past. */
  function forgetFrom(step: number): void {
    buckets = buckets.slice(0, Math.floor(step / width) + 1).map((bucket) => bucket && before(step, bucket));
  }

  return {
    add(point) {
      if (point.step <= last) forgetFrom(point.step);
      last = point.step;
      while (Math.floor(point.step / width) >= BUCKETS) widen();
      const at = Math.floor(point.step / width);
      buckets[at] = join(buckets[at], { low: point, high: point });
    },
    points: () => buckets.flatMap((bucket) => (bucket ? inOrder(bucket) : [])),
  };
}

/** A curve that has these points, in the order of steps. */
export function curveFrom(points: readonly CurvePoint[]): Curve {
  const curve = createCurve();
  for (const point of points) curve.add(point);
  return curve;
}

function before(step: number, { low, high }: Bucket): Bucket | undefined {
  const [first, second] = [low, high].filter((point) => point.step < step);
  return first && { low: first, high: second ?? first };
}

function inOrder({ low, high }: Bucket): readonly CurvePoint[] {
  if (low === high) return [low];
  return low.step < high.step ? [low, high] : [high, low];
}

/** The points of a batch as the worker sends it. */
export function pointsOf({ steps, totals, terms }: ScalarBatch): CurvePoint[] {
  const width = steps.length === 0 ? 0 : terms.length / steps.length;
  return Array.from(steps, (step, i) => ({
    step,
    total: totals[i] ?? Number.NaN,
    terms: Array.from(terms.subarray(i * width, (i + 1) * width)),
  }));
}

/** At most `limit` ≥ 2 points, spread evenly over the steps: the one whose neighbours are closest to each other goes first,
 *  so that early points become no rarer than late ones. The ends stay. */
export function thin<T extends { readonly step: number }>(points: readonly T[], limit: number): readonly T[] {
  if (points.length <= limit) return points;
  const room = (at: number) => points[at + 1]!.step - points[at - 1]!.step;
  let closest = 1;
  for (let at = 2; at < points.length - 1; at++) if (room(at) < room(closest)) closest = at;
  return thin(points.toSpliced(closest, 1), limit);
}
