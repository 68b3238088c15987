/**
 * How well all pixels follow from a few of them by the best linear rule: what a choice of pixels is worth.
 * Not a decoder: it is fitted in closed form from mean and covariance, in float64.
 */
import type { Moments } from '../codecs/covariance.ts';

/** A pixel of which the ones before it leave no more than this share of the largest variance adds nothing but rounding. */
const NOTHING = 1e-10;

/**
 * min over B, b of the mean of (x − B x_S − b)² on the training images, taken on the test images: ordinary least squares
 * from the pixels S to all pixels. Of pixels that are constant or follow from others of S only one is used.
 * @param train moments of the images that the rule is fitted on  @param test of those that it is tried on
 * @param chosen S, pixels; one that is named twice counts once
 * @returns mean over images and pixels
 * @see Abid, Balın & Zou 2019, section 4
 */
export function pixelRegressionError(train: Moments, test: Moments, chosen: Iterable<number>): number {
  const n = train.mean.length;
  const { pixels, slopes } = fitRule(train.covariance, n, [...new Set(chosen)]);
  // Second moments of the test images around the mean of the training images.
  const shift = test.mean.map((mean, i) => mean - train.mean[i]!);
  const second = (i: number, j: number) => test.covariance[i * n + j]! + shift[i]! * shift[j]!;
  const ofChosen = pixels.map((s) => pixels.map((t) => second(s, t)));
  let sum = 0;
  for (let p = 0; p < n; p++) {
    sum += second(p, p);
    for (const [s, pixel] of pixels.entries()) {
      const slope = slopes[s]![p]!;
      sum -= 2 * slope * second(pixel, p);
      for (let t = 0; t < pixels.length; t++) sum += slope * slopes[t]![p]! * ofChosen[s]![t]!;
    }
  }
  return sum / n;
}

interface Rule {
  /** Those of the chosen pixels that are used. */
  readonly pixels: readonly number[];
  /** [used][n]: how each pixel moves with each used one. */
  readonly slopes: readonly Float64Array[];
}

/** B = C_SS⁻¹ C_S· by Cholesky's decomposition C_SS = L Lᵀ, row by row. */
function fitRule(covariance: Float64Array, n: number, chosen: readonly number[]): Rule {
  const variance = (pixel: number) => covariance[pixel * n + pixel]!;
  const least = NOTHING * chosen.reduce((most, pixel) => Math.max(most, variance(pixel)), 0);
  const rows: number[][] = [];
  const pixels: number[] = [];
  for (const pixel of chosen) {
    const row: number[] = [];
    for (const [s, other] of pixels.entries()) {
      row.push((covariance[pixel * n + other]! - dot(row, rows[s]!)) / rows[s]![s]!);
    }
    const rest = variance(pixel) - dot(row, row);
    if (rest <= least) continue;
    rows.push([...row, Math.sqrt(rest)]);
    pixels.push(pixel);
  }
  const slopes = pixels.map((pixel) => covariance.slice(pixel * n, (pixel + 1) * n));
  substitute(rows, slopes);
  return { pixels, slopes };
}

/** values ← (L Lᵀ)⁻¹ values. @param rows L, lower triangular  @param values [rows][columns] */
function substitute(rows: readonly number[][], values: readonly Float64Array[]): void {
  const subtract = (from: number, other: number, factor: number) => {
    const [target, source] = [values[from]!, values[other]!];
    for (let p = 0; p < target.length; p++) target[p] = target[p]! - factor * source[p]!;
  };
  const divide = (at: number) => {
    const row = values[at]!;
    for (let p = 0; p < row.length; p++) row[p] = row[p]! / rows[at]![at]!;
  };
  for (let s = 0; s < rows.length; s++) {
    for (let t = 0; t < s; t++) subtract(s, t, rows[s]![t]!);
    divide(s);
  }
  for (let s = rows.length - 1; s >= 0; s--) {
    for (let t = s + 1; t < rows.length; t++) subtract(s, t, rows[t]![s]!);
    divide(s);
  }
}

/** Σ aᵢ bᵢ over the elements of a. */
function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

/** The pixels of the largest variance, largest first; of equal ones the one with the lower index. */
export function pixelsOfLargestVariance({ mean, covariance }: Moments, count: number): number[] {
  const n = mean.length;
  const variance = (pixel: number) => covariance[pixel * n + pixel]!;
  return [...mean.keys()].sort((a, b) => variance(b) - variance(a) || a - b).slice(0, count);
}
