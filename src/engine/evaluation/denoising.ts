/**
 * How a denoising autoencoder moves points, and how the best one would: x + σ² ∇ log p_σ(x).
 * Not the training: the objective does that.
 */
import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { PointSet } from '#catalog/datasets/vectorSet.ts';
import type { Codec } from '../codecs/codec.ts';
import { tf } from '../tf.ts';

/** r(x) − x, [n, pixels], without corruption or noise. Run inside tf.tidy. */
export const displacement = (codec: Codec, x: Tensor2D): Tensor2D => tf.sub(codec.decode(codec.encode(x)), x);

/**
 * σ² ∇ log p_σ(x): where the denoiser with the least squared error moves each point, E[clean | x] − x.
 * @param points [n, width]  @param sigma standard deviation of the corrupting noise, above 0
 * @returns [n, width]
 * @see Alain & Bengio 2014, "What regularized auto-encoders learn from the data-generating distribution", theorem 1;
 *   Efron 2011, equation 1.4
 */
export function optimalDisplacement(
  { score, width }: PointSet,
  points: Float32Array,
  sigma: number,
): Float32Array {
  const moves = new Float32Array(points.length);
  for (let start = 0; start < points.length; start += width) {
    const slope = score([...points.subarray(start, start + width)], sigma ** 2);
    for (const [i, value] of slope.entries()) moves[start + i] = sigma ** 2 * value;
  }
  return moves;
}

/** ⟨a, b⟩ / ‖a‖ ‖b‖ of two fields over all their points together, so that long arrows count more than short ones. */
export function fieldCosine(a: Float32Array, b: Float32Array): number {
  let [product, squareA, squareB] = [0, 0, 0];
  for (const [i, value] of a.entries()) {
    product += value * b[i]!;
    squareA += value ** 2;
    squareB += b[i]! ** 2;
  }
  return product / Math.sqrt(squareA * squareB);
}
