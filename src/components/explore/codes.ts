/**
 * What the sliders of a code need to know: ranges, order, and codes to jump to. Pure, random numbers are passed in.
 * Not the sliders: CodecColumn.tsx.
 */
import type { RangesFrame } from '#protocol/frames.ts';

interface SliderRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly decimals: number;
}

/** How far a slider reaches beyond the data, as a share of their range. */
const MARGIN = 0.25;

/** The data's range with a margin, rounded outwards so that it keeps still while the data move a little. */
export function rangeOf(low: number, high: number): SliderRange {
  const span = high - low > 1e-6 ? high - low : 2;
  const middle = (low + high) / 2;
  const power = Math.floor(Math.log10(span));
  const unit = 10 ** power / 2;
  const reach = span * (0.5 + MARGIN);
  return {
    min: tidy(Math.floor((middle - reach) / unit) * unit),
    max: tidy(Math.ceil((middle + reach) / unit) * unit),
    step: tidy(10 ** (power - 2)),
    decimals: Math.min(6, Math.max(1, 2 - power)),
  };
}

/** Units by how much they vary over the data, most first. */
export function orderBySpread({ standardDeviation }: RangesFrame): readonly number[] {
  return [...standardDeviation.keys()].sort((a, b) => standardDeviation[b]! - standardDeviation[a]!);
}

/** The two units that vary most over the data; the first two of a short code, and while nothing is known. */
export function firstUnits(ranges: RangesFrame | undefined, latentDim = 2): readonly [number, number] {
  if (latentDim <= 2 || ranges?.mean.length !== latentDim) return [0, 1];
  const [across, up] = orderBySpread(ranges);
  return [across!, up!];
}

/** The range leaves out two images of a hundred: so far beyond it some may still lie. */
const SLACK = 0.15;

/** Where a unit's values of nearly all data lie, from and to. */
export function spanOf(low: number, high: number): readonly [number, number] {
  const slack = SLACK * (high - low);
  return [low - slack, high + slack];
}

/** Whether a unit's value lies where hardly any data do. */
export function isOffData(value: number, low: number, high: number): boolean {
  const [from, to] = spanOf(low, high);
  return value < from || value > to;
}

/** A code drawn around the data's mean, as wide as they are: N(mean, standard deviation²) in each unit.
 *  @param uniform numbers in [0, 1) */
export function randomCode({ mean, standardDeviation }: RangesFrame, uniform: () => number): Float32Array {
  return mean.map((middle, unit) => middle + standardDeviation[unit]! * drawNormal(uniform));
}

/** The Box–Muller transform. */
function drawNormal(uniform: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

function tidy(value: number): number {
  return Number(value.toPrecision(9));
}
