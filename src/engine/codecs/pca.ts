/**
 * Principal component analysis as a codec, fitted exactly: of images by whole-number Gram blocks on the backend, sums
 * and eigenvectors in float64.
 * Not whitened: a code unit's variance is its eigenvalue.
 */
import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { Split } from '#catalog/datasets/data.ts';
import { tf } from '../tf.ts';
import type { Codec } from './codec.ts';
import {
  accumulateGram,
  accumulateSums,
  covarianceFromGram,
  MOST_BLOCK_ROWS,
  type Moments,
  momentsOfVectors,
} from './covariance.ts';
import { topEigenpairs } from './eigen.ts';

export interface PcaFit {
  /** [pixels] */
  readonly mean: Float64Array;
  /** [components], variances along the components, descending. */
  readonly eigenvalues: Float64Array;
  /** [components, pixels], orthonormal rows. */
  readonly components: Float64Array;
  /** Trace of the covariance. */
  readonly totalVariance: number;
}

const GRAM_SHARE = 0.6;

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
async function* momentsOf(split: Split, pixels: number): AsyncGenerator<number, Moments, void> {
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

/** The leading principal components of a split, with the mean of its items.
 *  @param most components at the most
 *  @yields the finished share, 0 … 1, after some 10 ms of work each; stop iterating to cancel
 *  @see Jolliffe 2002, "Principal Component Analysis", chapter 1 */
export async function* fitPca(
  split: Split,
  pixels: number,
  most: number,
): AsyncGenerator<number, PcaFit, void> {
  const work = momentsOf(split, pixels);
  let moments = await work.next();
  for (; !moments.done; moments = await work.next()) yield GRAM_SHARE * moments.value;
  const { mean, covariance } = moments.value;
  const totalVariance = mean.reduce((sum, _, i) => sum + covariance[i * pixels + i]!, 0);
  const search = topEigenpairs(covariance, pixels, Math.min(most, pixels));
  let found = search.next();
  for (; !found.done; found = search.next()) yield GRAM_SHARE + (1 - GRAM_SHARE) * found.value;
  return { mean, eigenvalues: found.value.values, components: found.value.vectors, totalVariance };
}

export interface PcaCodec extends Codec {
  readonly id: 'pca';
  dispose(): void;
}

/** z = V (x − m), x̂ = m + Vᵀ z with the first k components as the rows of V [k, pixels]; the caller disposes. */
export function createPcaCodec(fit: PcaFit, k: number): PcaCodec {
  const pixels = fit.mean.length;
  const latentDim = Math.min(k, fit.eigenvalues.length);
  const mean = tf.tensor2d(Float32Array.from(fit.mean), [1, pixels]);
  const components = tf.tensor2d(Float32Array.from(fit.components.subarray(0, latentDim * pixels)), [
    latentDim,
    pixels,
  ]);
  return {
    id: 'pca',
    latentDim,
    pixels,
    encode: (x) => tf.tidy(() => tf.matMul<Tensor2D>(tf.sub(x, mean), components, false, true)),
    decode: (z) => tf.tidy(() => tf.add(tf.matMul<Tensor2D>(z, components), mean)),
    dispose: () => tf.dispose([mean, components]),
  };
}
