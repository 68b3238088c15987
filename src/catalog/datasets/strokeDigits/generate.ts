/**
 * Makes a whole set of stroke digits with the factors that made each of them.
 * Not a timer or a worker: it is a generator function, so that the caller decides when to go on.
 */
import type { CreateSequence, RandomSequence } from '../dataset.ts';
import type { ImageSet, ImageSplit } from '../imageSet.ts';

import { createCanvas, IMAGE_SIDE, renderDigit } from './render.ts';
import { writeDigit } from './shape.ts';
import { drawStyle, type StrokeStyle } from './style.ts';

/** Images made between two yields. */
const IMAGES_PER_YIELD = 100;

export const STROKE_FACTORS = ['class', 'style', 'slant', 'rotation', 'aspect', 'thickness'] as const;

/** The factors of a split: each [count]; degrees, pixels or numbers as StrokeStyle says. */
export type SplitFactors = Readonly<Record<(typeof STROKE_FACTORS)[number], Float32Array>>;

export interface StrokeFactors {
  readonly train: SplitFactors;
  readonly test: SplitFactors;
}

export interface StrokeDigits {
  readonly set: ImageSet;
  readonly factors: StrokeFactors;
}

/**
 * Stroke digits 28×28 with known factors. Image i of a split depends on (seed, split, i) only, so that a larger set
 * begins with the smaller one.
 * @param counts images in each split
 * @yields the finished fraction, 0 … 1, about every 100 images
 */
export function* generateStrokeDigits(
  createSequence: CreateSequence,
  { seed, train, test }: { seed: number; train: number; test: number },
): Generator<number, StrokeDigits, void> {
  const sequenceOf = (name: string) => (counter: number) =>
    createSequence({ seed, stream: `strokeDigits/${name}`, counter });
  const share = train / (train + test);
  const trainPart = yield* generateSplit(sequenceOf('train'), train, 0, share);
  const testPart = yield* generateSplit(sequenceOf('test'), test, share, 1);
  const classNames = Array.from({ length: 10 }, (_, digit) => String(digit));
  return {
    set: {
      kind: 'image',
      train: trainPart.split,
      test: testPart.split,
      width: IMAGE_SIDE,
      height: IMAGE_SIDE,
      classNames,
    },
    factors: { train: trainPart.factors, test: testPart.factors },
  };
}

function* generateSplit(
  sequence: (image: number) => RandomSequence,
  count: number,
  from: number,
  to: number,
): Generator<number, { split: ImageSplit; factors: SplitFactors }, void> {
  const size = IMAGE_SIDE * IMAGE_SIDE;
  const canvas = createCanvas();
  const split = { images: new Uint8Array(count * size), labels: new Uint8Array(count), count };
  const factors = createFactors(count);
  for (let i = 0; i < count; i++) {
    const random = sequence(i);
    const style = drawStyle(random);
    const out = split.images.subarray(i * size, (i + 1) * size);
    renderDigit(writeDigit(style, random), style.thickness, canvas, out);
    split.labels[i] = style.class;
    setFactors(factors, i, style);
    if ((i + 1) % IMAGES_PER_YIELD === 0) yield from + ((i + 1) / count) * (to - from);
  }
  return { split, factors };
}

function createFactors(count: number): SplitFactors {
  return {
    class: new Float32Array(count),
    style: new Float32Array(count),
    slant: new Float32Array(count),
    rotation: new Float32Array(count),
    aspect: new Float32Array(count),
    thickness: new Float32Array(count),
  };
}

function setFactors(factors: SplitFactors, i: number, style: StrokeStyle): void {
  for (const name of STROKE_FACTORS) factors[name][i] = style[name];
}
