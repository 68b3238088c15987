/**
 * Sizes of the Jacobians of encoder and decoder, from exact derivatives.
 * Not the contractive penalty: that stands in the catalog, and has a gradient.
 */
import type { Rank, Scalar, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { Autoencoder } from '../autoencoder.ts';
import { tf } from '../tf.ts';

/**
 * ‖∂z/∂x‖_F = √(Σⱼ Σₚ (∂zⱼ/∂xₚ)²) of the code in use, for each image: one backward pass over a row for every (image,
 * unit). Run inside tf.tidy.
 * @param x [images, pixels]
 * @returns [images]
 * @see Rifai et al. 2011, "Contractive auto-encoders", equation 1
 */
export function encoderJacobianNorms({ encode, latentDim, pixels }: Autoencoder, x: Tensor2D): Tensor1D {
  const images = x.shape[0];
  const repeated = tf.reshape<Rank.R2>(tf.tile(tf.expandDims(x, 1), [1, latentDim, 1]), [
    images * latentDim,
    pixels,
  ]); // [images · latentDim, pixels]
  const chosen = tf.tile<Tensor2D>(tf.eye(latentDim), [images, 1]); // [images · latentDim, latentDim]
  const gradient = tf.grad((rows) =>
    tf.sum<Scalar>(tf.mul(encode(tf.reshape<Rank.R2>(rows, [images * latentDim, pixels])), chosen)),
  );
  const squares = tf.sum<Tensor1D>(tf.square(gradient(repeated)), 1); // [images · latentDim]
  return tf.sqrt(tf.sum<Tensor1D>(tf.reshape<Rank.R2>(squares, [images, latentDim]), 1));
}

/**
 * How far the decoded image moves when the code moves along some of its units: √(Σ over these units j of ‖∂x̂/∂zⱼ‖²), which
 * is ‖∂x̂/∂z‖_F if they are all of them. Run inside tf.tidy.
 * @param z [codes, latentDim]  @param units each once
 * @returns [codes]; undefined where some layer of the decoder has no tangent
 */
export function decoderJacobianNorms(
  { decodeTangent, latentDim }: Autoencoder,
  z: Tensor2D,
  units: readonly number[],
): Tensor1D | undefined {
  const along = decodeTangent(z);
  if (!along) return undefined;
  const basis = (unit: number) => Array.from({ length: latentDim }, (_, j) => (j === unit ? 1 : 0));
  const squares = units.map((unit) => {
    const direction = tf.tile<Tensor2D>(tf.tensor2d([basis(unit)]), [z.shape[0], 1]); // [codes, latentDim]
    const moved = along(direction); // [codes, pixels]
    return tf.sum<Tensor1D>(tf.square(moved), 1);
  });
  return tf.sqrt(tf.addN(squares));
}
