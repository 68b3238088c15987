/**
 * From a skeleton and its factors to the centre lines of one written digit, in pixels.
 * Not a renderer: it knows the pen's thickness only to leave room for it.
 */
import type { RandomSequence } from '../dataset.ts';
import { SKELETONS } from './skeletons.ts';
import type { StrokeStyle } from './style.ts';

/** Side of the square that the written digit fills, pixels. */
const DIGIT_SIDE = 20;

/** Standard deviation of each control point's offset; the skeleton is 2 high. */
const JITTER = 0.08;
/** Standard deviation of the displacement by the warp, pixels of the finished digit. */
const WARP = 0.8;
/** Plane waves the warp is made of, and their frequency range in waves over the height of the digit. */
const WARP_WAVES = 4;
const WARP_FREQUENCY = [0.3, 1] as const;
/** Line segments between two control points. */
const SEGMENTS = 6;

/** x to the right, y down. */
export type Point = readonly [x: number, y: number];

/** Centre lines: each [points, 2] as x₀, y₀, x₁, y₁, … */
export type Polylines = readonly Float64Array[];

/**
 * Centre lines of one digit: jitter → Catmull-Rom curves → low-frequency warp → aspect, shear, rotation → scaled so
 * that the longer side of digit and pen is 20 px.
 * @returns pixels, the centre of the bounding box at (0, 0)
 */
export function writeDigit(style: StrokeStyle, random: RandomSequence): Polylines {
  const skeleton = SKELETONS[style.class]![style.style]!;
  const points: Point[] = [];
  for (let i = 0; i < skeleton.points.length; i += 2) {
    const x = skeleton.points[i]! + JITTER * random.normal();
    points.push([x, skeleton.points[i + 1]! + JITTER * random.normal()]);
  }
  const lines = skeleton.strokes.map((stroke) => catmullRom(stroke.map((index) => points[index]!)));
  const warp = drawWarp(random);
  for (const line of lines) transform(line, style, warp);
  fitBox(lines, DIGIT_SIDE - style.thickness);
  return lines;
}

/**
 * Uniform Catmull-Rom curve through `points`, closed where the last point is the first one.
 * @returns [SEGMENTS · (points − 1) + 1, 2]
 * @see Catmull & Rom 1974, "A class of local interpolating splines"
 */
export function catmullRom(points: readonly Point[]): Float64Array {
  const last = points.length - 1;
  const isClosed = points[0] === points[last];
  const before = isClosed ? points[last - 1]! : mirror(points[1]!, points[0]!);
  const after = isClosed ? points[1]! : mirror(points[last - 1]!, points[last]!);
  const line = new Float64Array(2 * (SEGMENTS * last + 1));
  for (let i = 0; i < last; i++) {
    const a = i === 0 ? before : points[i - 1]!;
    const d = i === last - 1 ? after : points[i + 2]!;
    for (let s = 0; s < SEGMENTS; s++) {
      const at = 2 * (i * SEGMENTS + s);
      for (const axis of [0, 1] as const) {
        line[at + axis] = cubic(a[axis], points[i]![axis], points[i + 1]![axis], d[axis], s / SEGMENTS);
      }
    }
  }
  line.set(points[last]!, line.length - 2);
  return line;
}

/** The point opposite to `inner` as seen from `end`. */
function mirror(inner: Point, end: Point): Point {
  return [2 * end[0] - inner[0], 2 * end[1] - inner[1]];
}

function cubic(a: number, b: number, c: number, d: number, t: number): number {
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

/** One plane wave of the warp: displacement (ax, ay) · sin(kx·x + ky·y + phase). */
type Wave = readonly [kx: number, ky: number, phase: number, ax: number, ay: number];

function drawWarp(random: RandomSequence): readonly Wave[] {
  // Each wave has variance a²/2; skeleton units are half the digit's side.
  const amplitude = (WARP / (DIGIT_SIDE / 2)) * Math.sqrt(2 / WARP_WAVES);
  const [lowest, highest] = WARP_FREQUENCY;
  return Array.from({ length: WARP_WAVES }, () => {
    const k = Math.PI * (lowest + (highest - lowest) * random.uniform());
    const direction = 2 * Math.PI * random.uniform();
    const phase = 2 * Math.PI * random.uniform();
    const ax = amplitude * random.normal();
    return [k * Math.cos(direction), k * Math.sin(direction), phase, ax, amplitude * random.normal()];
  });
}

/** Warp, then aspect, shear and rotation, in place. */
function transform(line: Float64Array, style: StrokeStyle, warp: readonly Wave[]): void {
  const shear = Math.tan((style.slant * Math.PI) / 180);
  const cos = Math.cos((style.rotation * Math.PI) / 180);
  const sin = Math.sin((style.rotation * Math.PI) / 180);
  for (let i = 0; i < line.length; i += 2) {
    let x = line[i]!;
    let y = line[i + 1]!;
    let dx = 0;
    let dy = 0;
    for (const [kx, ky, phase, ax, ay] of warp) {
      const wave = Math.sin(kx * x + ky * y + phase);
      dx += ax * wave;
      dy += ay * wave;
    }
    y += dy;
    x = (x + dx) * style.aspect - shear * y;
    line[i] = cos * x - sin * y;
    line[i + 1] = sin * x + cos * y;
  }
}

/** Moves the bounding box's centre to (0, 0) and scales its longer side to `side`, in place. */
function fitBox(lines: Polylines, side: number): void {
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity];
  for (const line of lines) {
    for (let i = 0; i < line.length; i++) {
      low[i & 1] = Math.min(low[i & 1]!, line[i]!);
      high[i & 1] = Math.max(high[i & 1]!, line[i]!);
    }
  }
  const scale = side / Math.max(high[0]! - low[0]!, high[1]! - low[1]!);
  for (const line of lines) {
    for (let i = 0; i < line.length; i++) line[i] = scale * (line[i]! - (low[i & 1]! + high[i & 1]!) / 2);
  }
}
