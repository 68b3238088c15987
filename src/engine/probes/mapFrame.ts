/**
 * Cuts map and range frames from a code book; shared by the autoencoder's and PCA's probes.
 * Not a probe.
 */

import type { Codec } from '../codecs/codec.ts';
import type { CodeBook } from './codeBook.ts';
import type { Components } from './mapComponents.ts';

export type CodecId = Codec['id'];

/** Which two code units the positions show; both 0 where there is only one. */
interface UnitsShown {
  readonly units: readonly [number, number];
  readonly components?: undefined;
}

interface ComponentsShown {
  readonly components: Components;
  readonly units?: undefined;
}

/** A part of all codes: the map is refreshed in turns. */
export type MapFrame = (UnitsShown | ComponentsShown) & {
  readonly step: number;
  readonly codec: CodecId;
  /** Which images are in this part. */
  readonly indices: Uint32Array;
  /** [n, 2] */
  readonly positions: Float32Array;
};

/** Where the data's codes lie, unit by unit, each [latentDim]. */
export interface RangesFrame {
  readonly codec: CodecId;
  readonly mean: Float32Array;
  readonly standardDeviation: Float32Array;
  /** 1st and 99th percentile. */
  readonly low: Float32Array;
  readonly high: Float32Array;
}

const SAMPLE = 5000;

/** Positions under two code units of the images encoded since the last frame; undefined if there are none. */
export function cutMap(
  book: CodeBook,
  codec: CodecId,
  step: number,
  units: readonly [number, number],
): MapFrame | undefined {
  const indices = book.takeFresh();
  if (indices.length === 0) return undefined;
  const [across, up] = units.map((unit) => Math.min(unit, book.latentDim - 1));
  const positions = new Float32Array(indices.length * 2);
  for (const [row, index] of indices.entries()) {
    positions[2 * row] = book.codes[index * book.latentDim + across!]!;
    positions[2 * row + 1] = book.codes[index * book.latentDim + up!]!;
  }
  return { step, codec, units: [across!, up!], indices, positions };
}

/** Mean, standard deviation and percentiles 1 and 99 of each unit over at most 5,000 images: while the network learns,
 *  over those encoded last. */
export function cutRanges(book: CodeBook, codec: CodecId): RangesFrame | undefined {
  const sample = book.sample(SAMPLE);
  if (sample.length === 0) return undefined;
  const { latentDim } = book;
  const empty = () => new Float32Array(latentDim);
  const frame = { codec, mean: empty(), standardDeviation: empty(), low: empty(), high: empty() };
  for (let unit = 0; unit < latentDim; unit++) {
    const values = Float32Array.from(sample, (index) => book.codes[index * latentDim + unit]!).sort();
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    const quantile = (q: number) => values[Math.round(q * (values.length - 1))]!;
    frame.mean[unit] = mean;
    frame.standardDeviation[unit] = Math.sqrt(variance);
    frame.low[unit] = quantile(0.01);
    frame.high[unit] = quantile(0.99);
  }
  return frame;
}
