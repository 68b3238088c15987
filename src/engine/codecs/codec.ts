/**
 * Anything that encodes and decodes: the trained autoencoder, PCA. Every probe, metric and task runs on both.
 * Not how a codec is found: autoencoder.ts trains, pca.ts fits.
 */
import type { Tensor2D } from '@tensorflow/tfjs-core';

export interface Codec {
  readonly id: 'autoencoder' | 'pca';
  readonly latentDim: number;
  readonly pixels: number;
  /** [latentDim], variance of each unit over the training data, descending: where that is known without measuring. */
  readonly variances?: Float64Array;
  /** x [batch, pixels] → z [batch, latentDim], without corruption or noise; the caller disposes. */
  encode(x: Tensor2D): Tensor2D;
  /** z [batch, latentDim] → x̂ [batch, pixels]; the caller disposes. */
  decode(z: Tensor2D): Tensor2D;
}
