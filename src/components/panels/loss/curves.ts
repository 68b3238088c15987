/**
 * From measured points to what a chart needs: series, steps, paths, round domains and ticks. Pure.
 * Not the chart: LossChart.tsx; not the decimation: the store did that.
 */
import { scaleLinear } from 'd3-scale';
import { formatCount } from '../../drawing/format.ts';

/** One line of the chart, for training and test. */
export interface Series {
  readonly id: string;
  readonly label: string;
  /** SVG dash pattern, undefined for a solid line; the colour says training or test. */
  readonly dash: string | undefined;
  value(point: Measured): number;
}

export interface Measured {
  readonly total: number;
  readonly terms: readonly number[];
}

interface Stepped {
  readonly step: number;
}

export type MeasuredStep = Measured & Stepped;

const dashes = [undefined, '7 3', '2 3', '9 3 2 3', '4 2', '1 2'];

/** The total, and each term where there is more than one.
 *  @param nameOf the label of a term */
export function seriesOf(terms: readonly string[], nameOf: (term: string) => string): readonly Series[] {
  const parts = terms.map(
    (term, i): Series => ({
      id: term,
      label: nameOf(term),
      dash: dashes[(terms.length > 1 ? i + 1 : 0) % dashes.length],
      value: (point) => point.terms[i] ?? Number.NaN,
    }),
  );
  if (terms.length < 2) return parts;
  return [{ id: 'total', label: 'total', dash: dashes[0], value: (point) => point.total }, ...parts];
}

/** The steps at which anything was measured, ascending. */
export const stepsOf = (train: readonly Stepped[], test: readonly Stepped[]): readonly number[] =>
  [...new Set([...train, ...test].map(({ step }) => step))].sort((a, b) => a - b);

/** CSS pixels in the chart. */
export type Place = readonly [x: number, y: number];

/** An SVG path from one place to the next. */
export const lineThrough = (places: readonly Place[]): string =>
  places.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');

/** An SVG path of lines without length, which round ends make dots. */
export const dotsThrough = (places: readonly Place[]): string =>
  places.map(([x, y]) => `M${round(x)} ${round(y)}h0`).join('');

/** To a tenth of a pixel, for a shorter text. */
const round = (pixels: number): number => Math.round(pixels * 10) / 10;

/** The newest point at or before a step. */
export function pointAt<Point extends Stepped>(points: readonly Point[], step: number): Point | undefined {
  return points.findLast((point) => point.step <= step);
}

/** All values that the chart shows and can show: finite, and above zero on a logarithmic axis. */
export function shownValues(
  points: readonly Measured[],
  series: readonly Series[],
  isLog: boolean,
): readonly number[] {
  return points
    .flatMap((point) => series.map((one) => one.value(point)))
    .filter((value) => Number.isFinite(value) && (!isLog || value > 0));
}

const steps = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
/** A logarithmic axis shows at most so many decades below its top. */
const MOST_DECADES = 5;

/** From a round number below the values to one above; it changes only when a value passes the next round number. */
export function domainOf(values: readonly number[], isLog: boolean): readonly [number, number] {
  const most = values.reduce((a, b) => Math.max(a, b), isLog ? 1e-12 : 0);
  const least = values.reduce((a, b) => Math.min(a, b), most);
  if (!isLog) return [least < 0 ? -roundUp(-least) : 0, most > 0 ? roundUp(most) : 1];
  const top = roundUp(most);
  const bottom = roundDown(Math.max(least, top / 10 ** MOST_DECADES));
  return bottom < top ? [bottom, top] : [bottom / 2, top];
}

export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return tidy((steps.find((step) => step * power >= value * (1 - 1e-9)) ?? 10) * power);
}

export function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return tidy((steps.findLast((step) => step * power <= value * (1 + 1e-9)) ?? 1) * power);
}

/** 1, 2, 5, 10 … on a logarithmic axis, closer where they would be too few; ordinary ticks on a linear one. */
export function ticksOf([low, high]: readonly [number, number], isLog: boolean): readonly number[] {
  if (!isLog) return scaleLinear().domain([low, high]).ticks(5);
  const decades = Math.log10(high / low);
  if (decades > 3) return gridOf(low, high, [1]);
  const coarse = gridOf(low, high, [1, 2, 5]);
  return coarse.length >= 3 ? coarse : scaleLinear().domain([low, high]).ticks(5);
}

function gridOf(low: number, high: number, digits: readonly number[]): readonly number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const powers = Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i));
  return powers
    .flatMap((power) => digits.map((digit) => tidy(digit * power)))
    .filter((tick) => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9));
}

interface StepAxis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly { readonly step: number; readonly label: string }[];
}

const MOST_TICKS = 5;

/** Steps from zero to a round number, marked in epochs as soon as one is complete. */
export function stepAxis(lastStep: number, stepsPerEpoch: number | undefined): StepAxis {
  const end = roundUp(Math.max(10, lastStep));
  const epochs = stepsPerEpoch ? end / stepsPerEpoch : 0;
  if (!stepsPerEpoch || epochs < 1.5) {
    const ticks = scaleLinear().domain([0, end]).ticks(MOST_TICKS);
    return { domain: [0, end], ticks: ticks.map((step) => ({ step, label: stepLabel(step) })) };
  }
  const whole = wholeStride(epochs);
  const count = Math.floor(epochs / whole);
  const ticks = Array.from({ length: count + 1 }, (_, i) => ({
    step: i * whole * stepsPerEpoch,
    label: `epoch ${i * whole}`,
  }));
  return { domain: [0, end], ticks };
}

/** 1, 2, 5, 10, 20 … so that there are few enough ticks. */
function wholeStride(epochs: number): number {
  for (let power = 1; ; power *= 10) {
    const stride = [1, 2, 5].find((digit) => epochs / (digit * power) < MOST_TICKS + 1);
    if (stride) return stride * power;
  }
}

function stepLabel(step: number): string {
  return step === 0 ? 'step 0' : formatCount(step);
}

function tidy(value: number): number {
  return Number(value.toPrecision(6));
}
