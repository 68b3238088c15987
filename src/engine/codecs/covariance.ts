/**
 * Mean and covariance: of 8-bit images exactly, from the Gram matrices of blocks of them; of vectors in float64.
 * Not a matrix product on a device: a backend multiplies the blocks, and this adds the results up without rounding.
 */

/**
 * The most images in a block whose Gram matrix is exact in float32: every element is a sum of at most 256 whole numbers
 * of at most 255², so it is a whole number below 2²⁴, whatever the order of the additions.
 */
export const MOST_BLOCK_ROWS = 256;

/** The largest value of a pixel. */
const WHITE = 255;

export interface Moments {
  /** [n], pixels in [0, 1], or vectors as they are. */
  readonly mean: Float64Array;
  /** [n, n], the second central moment, divided by the count; Σ of its eigenvalues is the total variance. */
  readonly covariance: Float64Array;
}

/** mean = Σ x / N, covariance = Σ (x − mean)(x − mean)ᵀ / N, for vectors of few dimensions.
 *  @param values [count, n] */
export function momentsOfVectors(values: Float32Array, n: number): Moments {
  const count = values.length / n;
  if (count < 1) throw new RangeError('There is no covariance of no vectors.');
  const mean = new Float64Array(n);
  for (let i = 0; i < values.length; i++) mean[i % n] = mean[i % n]! + values[i]! / count;
  const covariance = new Float64Array(n * n);
  for (let start = 0; start < values.length; start += n) {
    for (let a = 0; a < n; a++) {
      const share = (values[start + a]! - mean[a]!) / count;
      for (let b = 0; b < n; b++) {
        covariance[a * n + b] = covariance[a * n + b]! + share * (values[start + b]! - mean[b]!);
      }
    }
  }
  return { mean, covariance };
}

/** total += block. @param total [n, n]  @param block [n, n], the Gram matrix of at most 256 images */
export function accumulateGram(total: Float64Array, block: Float32Array): void {
  if (total.length !== block.length) {
    throw new RangeError(`The block has ${block.length} elements, the total ${total.length}.`);
  }
  for (let i = 0; i < total.length; i++) total[i] = total[i]! + block[i]!;
}

/** sums += Σ over images. @param sums [n], grey levels 0 … 255  @param images [count, n] */
export function accumulateSums(sums: Float64Array, images: Uint8Array): void {
  const n = sums.length;
  for (let start = 0; start < images.length; start += n) {
    for (let p = 0; p < n; p++) sums[p] = sums[p]! + images[start + p]!;
  }
}

/**
 * mean = s / (255·N), covariance = (N·G − s sᵀ) / (255·N)². Products of whole numbers, exact up to 370,000 images,
 * so that nothing cancels before the one division.
 * @param gram [n, n], Σ x xᵀ of grey levels 0 … 255  @param sums [n], s = Σ x  @param count N, images
 */
export function covarianceFromGram(gram: Float64Array, sums: Float64Array, count: number): Moments {
  const n = sums.length;
  if (gram.length !== n * n) {
    throw new RangeError(`The Gram matrix of ${n} pixels has ${n * n} elements, not ${gram.length}.`);
  }
  if (count < 1) throw new RangeError('There is no covariance of no images.');
  const scale = 1 / (WHITE * count);
  const covariance = new Float64Array(n * n);
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < n; b++) {
      const i = a * n + b;
      covariance[i] = (count * gram[i]! - sums[a]! * sums[b]!) * scale * scale;
    }
  }
  return { mean: sums.map((sum) => sum * scale), covariance };
}
