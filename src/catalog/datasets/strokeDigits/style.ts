/**
 * The known factors of a stroke digit and how they are drawn at random.
 * Not the shape itself: jitter and warp, which are noise and no factors, belong to shape.ts.
 */
import type { RandomSequence } from '../dataset.ts';
import { SKELETONS } from './skeletons.ts';

/** What is known of one digit; all factors are independent, except that styles belong to their digit. */
export interface StrokeStyle {
  /** The digit, 0 … 9. */
  readonly class: number;
  /** Index into the digit's skeletons. */
  readonly style: number;
  /** Degrees of shear; positive leans to the right, as writing does. */
  readonly slant: number;
  /** Degrees, positive clockwise. */
  readonly rotation: number;
  /** Width over height, relative to the skeleton's own. */
  readonly aspect: number;
  /** Pixels, the full width of the stroke. */
  readonly thickness: number;
}

/**
 * Spread of the factors. The slant's is MNIST's; the others lie near MNIST's and are set so that mean, variance,
 * spectrum and 1-nearest-neighbour error of the whole set come close to MNIST's (generate.test.ts asserts them).
 */
const STROKE_SPREAD = {
  slantMean: 1,
  slantSd: 13,
  rotationSd: 6,
  aspectLogSd: 0.18,
  thicknessMedian: 2.35,
  thicknessLogSd: 0.26,
  thicknessRange: [1.2, 5],
} as const;

/** Draws digit, style and factors; always the same number of draws from the sequence. */
export function drawStyle(random: RandomSequence): StrokeStyle {
  const digit = random.integer(SKELETONS.length);
  const [thinnest, thickest] = STROKE_SPREAD.thicknessRange;
  const style = drawSkeleton(digit, random.uniform());
  const slant = STROKE_SPREAD.slantMean + STROKE_SPREAD.slantSd * random.normal();
  const rotation = STROKE_SPREAD.rotationSd * random.normal();
  const aspect = Math.exp(STROKE_SPREAD.aspectLogSd * random.normal());
  const thickness = STROKE_SPREAD.thicknessMedian * Math.exp(STROKE_SPREAD.thicknessLogSd * random.normal());
  return {
    class: digit,
    style,
    slant,
    rotation,
    aspect,
    thickness: Math.min(thickest, Math.max(thinnest, thickness)),
  };
}

/** The style whose share of the weights contains `u`, uniform on (0, 1). */
function drawSkeleton(digit: number, u: number): number {
  const weights = SKELETONS[digit]!.map((skeleton) => skeleton.weight);
  let rest = u * weights.reduce((sum, weight) => sum + weight, 0);
  for (let style = 0; style < weights.length - 1; style++) {
    rest -= weights[style]!;
    if (rest < 0) return style;
  }
  return weights.length - 1;
}
