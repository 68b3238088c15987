/** Counts of values in equal bins between round ends. Not their drawing. Pure. */
import type { Domain } from '../../charts/plain/plot.ts';

export interface Histogram {
  readonly domain: Domain;
  readonly counts: readonly number[];
}

const BINS = 24;

/** @param marks values that must lie inside, such as a target */
export function histogramOf(values: Float32Array, marks: readonly number[]): Histogram {
  const all = [...values, ...marks, 0].filter(Number.isFinite);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const domain: Domain = high > low ? roundOut(low, high) : [low - 0.5, low + 0.5];
  const counts = new Array<number>(BINS).fill(0);
  for (const value of values) {
    if (Number.isFinite(value)) counts[binOf(value, domain)]!++;
  }
  return { domain, counts };
}

/** The bin in which a value lies; the highest value belongs to the last one. */
export function binOf(value: number, [low, high]: Domain): number {
  return Math.max(0, Math.min(BINS - 1, Math.floor(((value - low) / (high - low)) * BINS)));
}

/** The ends of a bin. */
export function edgesOf(bin: number, [low, high]: Domain): Domain {
  const width = (high - low) / BINS;
  return [low + bin * width, low + (bin + 1) * width];
}

/** To multiples of a round step, so that the axis stands still while the values move a little. */
function roundOut(low: number, high: number): Domain {
  const power = 10 ** Math.floor(Math.log10(high - low));
  const step = power * ((high - low) / power < 2 ? 0.2 : (high - low) / power < 5 ? 0.5 : 1);
  return [Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step];
}
