/**
 * Mean and covariance of a split, of images by whole-number Gram blocks on the backend.
 * Not the sums: covariance.ts adds them up.
 */
import type { Split } from '#catalog/datasets/data.ts';
import { tf } from '../tf.ts';
import {
  accumulateGram,
  accumulateSums,
  covarianceFromGram,
  MOST_BLOCK_ROWS,
  type Moments,
  momentsOfVectors,
} from './covariance.ts';

/** Σ x xᵀ of up to 256 images in grey levels 0 … 255, exact in float32. */
async function gramOnBackend(images: Uint8Array, pixels: number): Promise<Float32Array> {
  const rows = images.length / pixels;
  const gram = tf.tidy(() => {
    const block = tf.tensor2d(new Float32Array(images), [rows, pixels]);
    return tf.matMul(block, block, true, false); // [pixels, pixels]
  });
  const values = await gram.data<'float32'>();
  gram.dispose();
  return values;
}

/** Mean and covariance of a split. @yields the finished share, 0 … 1 */
export async function* momentsOf(split: Split, pixels: number): AsyncGenerator<number, Moments, void> {
  if ('values' in split) return momentsOfVectors(split.values, pixels);
  const gram = new Float64Array(pixels * pixels);
  const sums = new Float64Array(pixels);
  accumulateSums(sums, split.images);
  for (let row = 0; row < split.count; row += MOST_BLOCK_ROWS) {
    const block = split.images.subarray(row * pixels, Math.min(row + MOST_BLOCK_ROWS, split.count) * pixels);
    accumulateGram(gram, await gramOnBackend(block, pixels));
    yield row / split.count;
  }
  return covarianceFromGram(gram, sums, split.count);
}
