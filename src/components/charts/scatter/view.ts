/**
 * Between data and pixels: bounds of the data, projections, and when a view has to follow. Pure.
 * Not the camera that moves: camera.ts.
 */
import type { Size } from '../../drawing/size.ts';

/** A box in data units. */
export interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** pixel = data · scale + offset; y points up in the data and down in pixels, so scaleY is negative. */
export interface Projection {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly offsetX: number;
  readonly offsetY: number;
}

/** The person's own zoom and pan on top of a fit, as d3-zoom gives it: pixel′ = pixel · k + (x, y). */
export interface Transform {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export type Point = readonly [number, number];

/** Coordinates of an image whose code is not known yet. */
export const NOWHERE = 1e30;

const SAMPLE = 4096;
/** So few are left out on each side: the tips of a long cloud belong to it, a stray point does not. */
const PERCENTILE = 0.001;

/** The box of all but the outermost positions [n, 2], from some thousand of them; undefined without any. */
export function boundsOf(positions: Float32Array): Bounds | undefined {
  const count = positions.length / 2;
  const stride = Math.max(1, Math.floor(count / SAMPLE));
  const xs: number[] = [];
  const ys: number[] = [];
  for (let i = 0; i < count; i += stride) {
    const x = positions[2 * i]!;
    const y = positions[2 * i + 1]!;
    if (x === Math.fround(NOWHERE) || !Number.isFinite(x) || !Number.isFinite(y)) continue;
    xs.push(x);
    ys.push(y);
  }
  if (xs.length === 0) return undefined;
  const [left, right] = percentiles(xs);
  const [bottom, top] = percentiles(ys);
  return { left, right, bottom, top };
}

function percentiles(values: number[]): [number, number] {
  const sorted = Float64Array.from(values).sort();
  const at = Math.floor(PERCENTILE * (sorted.length - 1));
  return [sorted[at]!, sorted[sorted.length - 1 - at]!];
}

/** The same box with room on every side, never empty. */
export function withMargin({ left, right, bottom, top }: Bounds, share: number): Bounds {
  const least = 1e-3 * Math.max(1, Math.abs(left), Math.abs(bottom));
  const x = Math.max(right - left, least) * share;
  const y = Math.max(top - bottom, least) * share;
  return { left: left - x, right: right + x, bottom: bottom - y, top: top + y };
}

/** How near the edge of the view the data may come, as a share of its size. */
const EDGE = 0.03;

/** Whether the data leave the view, or shrank so much that they fill less than a third of it. */
export function needsRefit(view: Bounds, data: Bounds): boolean {
  const { left, right, bottom, top } = withMargin(view, -EDGE);
  const isOutside = data.left < left || data.right > right || data.bottom < bottom || data.top > top;
  const share = Math.max(
    (data.right - data.left) / (view.right - view.left),
    (data.top - data.bottom) / (view.top - view.bottom),
  );
  return isOutside || share < 1 / 3;
}

/** A box a share of the way from one to another. */
export function between(from: Bounds, to: Bounds, share: number): Bounds {
  const step = (a: number, b: number) => a + (b - a) * share;
  return {
    left: step(from.left, to.left),
    right: step(from.right, to.right),
    bottom: step(from.bottom, to.bottom),
    top: step(from.top, to.top),
  };
}

/** Fits a box into a canvas. With `isSquare` a unit is as long up as it is across, so that distances compare. */
export function projectionOf(bounds: Bounds, size: Size, isSquare: boolean): Projection {
  const acrossScale = size.width / (bounds.right - bounds.left);
  const upScale = size.height / (bounds.top - bounds.bottom);
  const scaleX = isSquare ? Math.min(acrossScale, upScale) : acrossScale;
  const scaleY = isSquare ? -scaleX : -upScale;
  return {
    scaleX,
    scaleY,
    offsetX: size.width / 2 - ((bounds.left + bounds.right) / 2) * scaleX,
    offsetY: size.height / 2 - ((bounds.bottom + bounds.top) / 2) * scaleY,
  };
}

/** The projection behind the person's own zoom. */
export function transformed(base: Projection, { k, x, y }: Transform): Projection {
  return {
    scaleX: base.scaleX * k,
    scaleY: base.scaleY * k,
    offsetX: base.offsetX * k + x,
    offsetY: base.offsetY * k + y,
  };
}

export function project([x, y]: Point, { scaleX, scaleY, offsetX, offsetY }: Projection): Point {
  return [x * scaleX + offsetX, y * scaleY + offsetY];
}

export function unproject([x, y]: Point, { scaleX, scaleY, offsetX, offsetY }: Projection): Point {
  return [(x - offsetX) / scaleX, (y - offsetY) / scaleY];
}

export function isSameProjection(a: Projection | undefined, b: Projection): boolean {
  return (
    a?.scaleX === b.scaleX && a.scaleY === b.scaleY && a.offsetX === b.offsetX && a.offsetY === b.offsetY
  );
}

/** The smallest box around points. */
export function boxOf(points: readonly Point[]): Bounds {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}
