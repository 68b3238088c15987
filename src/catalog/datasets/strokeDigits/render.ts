/**
 * Draws centre lines with a round pen into grey pixels and centres the ink.
 * Not an approximation by supersampling: the grey of a pixel is a function of its distance to the line.
 */
import type { Polylines } from './shape.ts';

/** Width and height of the image, pixels. */
export const IMAGE_SIDE = 28;

/** Width of the pen's soft edge, pixels. */
const SOFT_EDGE = 1;

/** Buffers that are used again for every image. */
export interface Canvas {
  /** [28, 28], squared distance to the nearest centre line. */
  readonly squaredDistance: Float64Array;
  /** [28, 28], 0 … 255. */
  readonly ink: Uint8Array;
}

export function createCanvas(): Canvas {
  const size = IMAGE_SIDE * IMAGE_SIDE;
  return { squaredDistance: new Float64Array(size), ink: new Uint8Array(size) };
}

/**
 * ink = 255 · clamp(½ + (thickness/2 − distance) / 1 px), then moved by whole pixels so that the centre of mass comes
 * nearest to the image's centre, without cutting ink off.
 * @param lines pixels, (0, 0) is the image's centre  @param thickness pixels
 * @param out [28 · 28], overwritten
 */
export function renderDigit(lines: Polylines, thickness: number, canvas: Canvas, out: Uint8Array): void {
  const reach = (thickness + SOFT_EDGE) / 2;
  canvas.squaredDistance.fill(reach * reach);
  for (const line of lines) {
    for (let i = 0; i + 3 < line.length; i += 2) {
      drawSegment(canvas.squaredDistance, line[i]!, line[i + 1]!, line[i + 2]!, line[i + 3]!, reach);
    }
  }
  for (let p = 0; p < canvas.ink.length; p++) {
    const edge = (reach - Math.sqrt(canvas.squaredDistance[p]!)) / SOFT_EDGE;
    canvas.ink[p] = edge <= 0 ? 0 : Math.round(255 * Math.min(1, edge));
  }
  centre(canvas.ink, out);
}

/** Lowers the squared distances of all pixels within `reach` of the segment a–b. */
function drawSegment(
  field: Float64Array,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  reach: number,
): void {
  const middle = (IMAGE_SIDE - 1) / 2;
  const left = Math.max(0, Math.ceil(Math.min(ax, bx) - reach + middle));
  const right = Math.min(IMAGE_SIDE - 1, Math.floor(Math.max(ax, bx) + reach + middle));
  const top = Math.max(0, Math.ceil(Math.min(ay, by) - reach + middle));
  const bottom = Math.min(IMAGE_SIDE - 1, Math.floor(Math.max(ay, by) + reach + middle));
  const dx = bx - ax;
  const dy = by - ay;
  const perSquaredLength = 1 / Math.max(dx * dx + dy * dy, 1e-12);
  for (let row = top; row <= bottom; row++) {
    const py = row - middle - ay;
    for (let column = left; column <= right; column++) {
      const px = column - middle - ax;
      const t = Math.min(1, Math.max(0, (px * dx + py * dy) * perSquaredLength));
      const ex = px - t * dx;
      const ey = py - t * dy;
      const squared = ex * ex + ey * ey;
      const at = row * IMAGE_SIDE + column;
      if (squared < field[at]!) field[at] = squared;
    }
  }
}

/** Copies `ink` to `out`, moved by whole pixels towards the centre of mass. */
function centre(ink: Uint8Array, out: Uint8Array): void {
  let mass = 0;
  let massX = 0;
  let massY = 0;
  const box = { left: IMAGE_SIDE, right: -1, top: IMAGE_SIDE, bottom: -1 };
  for (let row = 0; row < IMAGE_SIDE; row++) {
    for (let column = 0; column < IMAGE_SIDE; column++) {
      const grey = ink[row * IMAGE_SIDE + column]!;
      if (grey === 0) continue;
      mass += grey;
      massX += grey * column;
      massY += grey * row;
      if (column < box.left) box.left = column;
      if (column > box.right) box.right = column;
      if (row < box.top) box.top = row;
      box.bottom = row;
    }
  }
  const shiftX = allowedShift(massX / mass, box.left, box.right);
  const shiftY = allowedShift(massY / mass, box.top, box.bottom);
  out.fill(0);
  for (let row = box.top; row <= box.bottom; row++) {
    const from = row * IMAGE_SIDE;
    const to = (row + shiftY) * IMAGE_SIDE + shiftX;
    out.set(ink.subarray(from + box.left, from + box.right + 1), to + box.left);
  }
}

/** Whole pixels from the centre of mass to the image's centre, as far as the ink from `first` to `last` stays inside. */
function allowedShift(centreOfMass: number, first: number, last: number): number {
  const wanted = Math.round((IMAGE_SIDE - 1) / 2 - centreOfMass);
  return Math.min(IMAGE_SIDE - 1 - last, Math.max(-first, wanted));
}
