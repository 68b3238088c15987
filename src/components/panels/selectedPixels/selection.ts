/** What the readings of a concrete selector say, pixel by pixel. Not their drawing. Pure. */
import type { CodeReadingsFrame } from '#protocol/frames.ts';

export interface Selection {
  /** Units that have chosen each pixel, in their order; by pixel. */
  readonly choosers: ReadonlyMap<number, readonly number[]>;
  readonly units: number;
  /** Mean probability of each pixel over the units, [pixels]. */
  readonly weight: Float32Array;
  /** Mean over units of the probability of the chosen pixel, 0 … 1. */
  readonly confidence: number;
  readonly temperature: number;
}

/** Undefined where the readings are another code's, or another image size's. */
export function selectionOf({ readings }: CodeReadingsFrame, pixels: number): Selection | undefined {
  const { selected, confidence, weight, temperature } = readings;
  if (!selected || !confidence || !temperature || weight?.values.length !== pixels) return undefined;
  const choosers = new Map<number, number[]>();
  for (const [unit, pixel] of selected.values.entries()) {
    choosers.set(pixel, [...(choosers.get(pixel) ?? []), unit]);
  }
  const sum = confidence.values.reduce((total, value) => total + value, 0);
  return {
    choosers,
    units: selected.values.length,
    weight: weight.values,
    confidence: sum / confidence.values.length,
    temperature: temperature.values[0] ?? Number.NaN,
  };
}
