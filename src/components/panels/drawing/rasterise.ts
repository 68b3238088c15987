/** Pixels of a sketch, as MNIST’s digits have them: soft edges, and the centre of mass in the middle. Pure. */
import type { Grid } from '../../drawing/pixels.ts';
import type { Point, Sketch, Stroke } from './sketch.ts';

/** Half the width of a stroke, and of its soft edge, in images 28 pixels high. */
const RADIUS = 1.25;
const SOFTNESS = 0.75;
const USUAL_HEIGHT = 28;

/** [height · width], 0 … 1: the strokes as they were drawn, one after the other, over the copied image. */
export function rasterise({ base, strokes }: Sketch, grid: Grid): Float32Array {
  const image =
    base?.length === grid.width * grid.height ? base.slice() : new Float32Array(grid.width * grid.height);
  for (const stroke of strokes) {
    coverBy(stroke, grid, (at, cover) => {
      const value = image[at]!;
      image[at] = stroke.tool === 'pen' ? Math.max(value, cover) : Math.min(value, 1 - cover);
    });
  }
  return image;
}

/** What the network sees: drawn digits are moved so that their centre of mass is in the middle, as whole pixels and no
 *  farther than they fit; over a copied image nothing moves. */
export function toInput(sketch: Sketch, grid: Grid): Float32Array {
  const image = rasterise(sketch, grid);
  return sketch.base ? image : centred(image, grid);
}

/** Calls `put` with the cover, 0 … 1, of each pixel that a stroke touches. */
function coverBy(
  { points }: Stroke,
  { width, height }: Grid,
  put: (at: number, cover: number) => void,
): void {
  const scale = height / USUAL_HEIGHT;
  const [radius, softness] = [Math.max(0.5, RADIUS * scale), Math.max(0.4, SOFTNESS * scale)];
  const reach = radius + softness;
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const range = (values: readonly number[], size: number) =>
    [
      Math.max(0, Math.floor(Math.min(...values) - reach)),
      Math.min(size - 1, Math.ceil(Math.max(...values) + reach)),
    ] as const;
  const [left, right] = range(xs, width);
  const [top, bottom] = range(ys, height);
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const distance = distanceTo(points, { x: x + 0.5, y: y + 0.5 });
      const cover = Math.min(1, Math.max(0, (reach - distance) / (2 * softness)));
      // Smooth at both ends, as a scanned stroke is.
      if (cover > 0) put(y * width + x, cover * cover * (3 - 2 * cover));
    }
  }
}

/** From a point to the nearest place of a polyline. */
function distanceTo(points: readonly Point[], to: Point): number {
  const [first, ...rest] = points;
  if (!first) return Number.POSITIVE_INFINITY;
  let nearest = Math.hypot(to.x - first.x, to.y - first.y);
  let from = first;
  for (const point of rest) {
    nearest = Math.min(nearest, distanceToSegment(from, point, to));
    from = point;
  }
  return nearest;
}

function distanceToSegment(from: Point, until: Point, to: Point): number {
  const [dx, dy] = [until.x - from.x, until.y - from.y];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : ((to.x - from.x) * dx + (to.y - from.y) * dy) / squared;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(to.x - from.x - share * dx, to.y - from.y - share * dy);
}

/** The image moved by whole pixels, its centre of mass as near to the middle as its ink fits into the frame. */
export function centred(image: Float32Array, { width, height }: Grid): Float32Array {
  const across = extentOf(image, width, (at) => at % width);
  const down = extentOf(image, height, (at) => Math.floor(at / width));
  const [dx, dy] = [shiftOf(across, width), shiftOf(down, height)];
  const moved = new Float32Array(image.length);
  for (const [at, value] of image.entries()) {
    if (value > 0) moved[at + dy * width + dx] = value;
  }
  return moved;
}

interface Extent {
  /** Centre of mass, in pixels. */
  readonly centre: number;
  /** First and last pixel with ink. */
  readonly first: number;
  readonly last: number;
}

/** Along one axis; undefined for an empty image. */
function extentOf(image: Float32Array, size: number, place: (at: number) => number): Extent | undefined {
  let [mass, moment, first, last] = [0, 0, size, -1];
  for (const [at, value] of image.entries()) {
    if (value <= 0) continue;
    const where = place(at);
    mass += value;
    moment += value * (where + 0.5);
    first = Math.min(first, where);
    last = Math.max(last, where);
  }
  return mass > 0 ? { centre: moment / mass, first, last } : undefined;
}

function shiftOf(extent: Extent | undefined, size: number): number {
  if (!extent) return 0;
  const wished = Math.round(size / 2 - extent.centre);
  return Math.min(size - 1 - extent.last, Math.max(-extent.first, wished));
}
