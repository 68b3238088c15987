/**
 * Principal component analysis as a codec, fitted exactly: of images by whole-number Gram blocks on the backend, sums
 * and eigenvectors in float64.
 * Not whitened: a code unit's variance is its eigenvalue.
 */
import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { Split } from '#catalog/datasets/data.ts';
import { tf } from '../tf.ts';
import type { Codec } from './codec.ts';
import { topEigenpairs } from './eigen.ts';
import { momentsOf } from './moments.ts';

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
    variances: fit.eigenvalues.slice(0, latentDim),
    encode: (x) => tf.tidy(() => tf.matMul<Tensor2D>(tf.sub(x, mean), components, false, true)),
    decode: (z) => tf.tidy(() => tf.add(tf.matMul<Tensor2D>(z, components), mean)),
    dispose: () => tf.dispose([mean, components]),
  };
}
