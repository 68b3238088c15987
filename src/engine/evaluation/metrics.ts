/**
 * How far reconstructions are from their images: sums over pixels, means over images, nats.
 * Not a loss: these run on plain arrays after a codec has worked, and have no gradient.
 */
import type { Split } from '#catalog/datasets/data.ts';

/** The value of a white pixel in stored images. */
const WHITE = 255;

/**
 * Squared error of each image: Σ over pixels of (x − x̂)². Its mean over images is the SSE that papers report.
 * @param x [count, size], pixels in [0, 1]  @param xHat [count, size]  @param size pixels of an image
 * @returns [count]
 * @throws RangeError where shapes do not fit
 */
export function squaredError(x: Float32Array, xHat: Float32Array, size: number): Float64Array {
  const errors = new Float64Array(countImages(x, xHat, size));
  for (let i = 0; i < x.length; i++) {
    const image = Math.floor(i / size);
    errors[image] = errors[image]! + (x[i]! - xHat[i]!) ** 2;
  }
  return errors;
}

/**
 * Peak signal-to-noise ratio: mean over images of −10 log₁₀(SSE / size), for pixels in [0, 1].
 * @param squaredErrors [count], from squaredError  @param size pixels of an image
 * @returns decibels; +∞ where an image is reproduced exactly, NaN for no images
 */
export function psnr(squaredErrors: Float64Array, size: number): number {
  return mean(squaredErrors.map((error) => -10 * Math.log10(error / size)));
}

/**
 * Bernoulli cross-entropy of each image: −Σ over pixels of x ln x̂ + (1 − x) ln(1 − x̂).
 * Infinite where a certain x̂ of 0 or 1 is wrong; terms with weight 0 count as 0.
 * @param x [count, size], targets in [0, 1]  @param xHat [count, size], probabilities  @param size pixels of an image
 * @returns [count], nats
 * @throws RangeError where shapes do not fit
 */
export function bernoulliCrossEntropy(x: Float32Array, xHat: Float32Array, size: number): Float64Array {
  const entropies = new Float64Array(countImages(x, xHat, size));
  for (let i = 0; i < x.length; i++) {
    const image = Math.floor(i / size);
    const p = xHat[i]!;
    const nats = -weighted(x[i]!, Math.log(p)) - weighted(1 - x[i]!, Math.log1p(-p));
    entropies[image] = entropies[image]! + nats;
  }
  return entropies;
}

/**
 * The least Bernoulli cross-entropy that any x̂ can have on grey images, their own entropy:
 * mean over images of −Σ over pixels of x ln x + (1 − x) ln(1 − x).
 * @param images [count, size], 0 … 255  @param size pixels of an image
 * @returns nats per image
 */
export function binaryEntropyFloor(images: Uint8Array, size: number): number {
  const histogram = new Float64Array(WHITE + 1);
  for (const grey of images) histogram[grey] = histogram[grey]! + 1;
  let nats = 0;
  for (let grey = 1; grey < WHITE; grey++) {
    const x = grey / WHITE;
    nats -= histogram[grey]! * (x * Math.log(x) + (1 - x) * Math.log1p(-x));
  }
  return nats / (images.length / size);
}

/** The same for the items of a split, whatever they are; undefined where values lie outside [0, 1], which have no
 *  cross-entropy. */
export function entropyFloor(split: Split, size: number): number | undefined {
  if ('images' in split) return binaryEntropyFloor(split.images, size);
  if (split.values.some((value) => value < 0 || value > 1)) return undefined;
  return mean(bernoulliCrossEntropy(split.values, split.values, size));
}

/**
 * How far images are from black and white: mean over images of Σ over pixels of 4 x (1 − x).
 * Blurred images have more of it than sharp ones.
 * @param images [count, size], in [0, 1]  @param size pixels of an image
 * @returns 0 for black and white, `size` where all pixels are ½
 */
export function greyness(images: Float32Array, size: number): number {
  return (4 * images.reduce((sum, x) => sum + x * (1 - x), 0)) / (images.length / size);
}

/** Arithmetic mean; NaN for none. */
export function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

function weighted(weight: number, value: number): number {
  return weight === 0 ? 0 : weight * value;
}

function countImages(x: Float32Array, xHat: Float32Array, size: number): number {
  if (x.length !== xHat.length || x.length % size !== 0) {
    throw new RangeError(
      `Images have ${x.length} pixels, reconstructions ${xHat.length}; each image has ${size}.`,
    );
  }
  return x.length / size;
}
