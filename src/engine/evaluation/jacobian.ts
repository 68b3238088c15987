/**
 * Sizes of the Jacobians of encoder and decoder, from exact derivatives.
 * Not the contractive penalty: that stands in the catalog, and has a gradient.
 */
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { squaredJacobian } from '#catalog/formulas/jacobian.ts';
import type { Pass } from '#catalog/pass.ts';
import type { Autoencoder } from '../autoencoder.ts';
import { formulaTf } from '../operations/formulaTf.ts';
import { tf } from '../tf.ts';

/**
 * ‖∂z/∂x‖_F = √(Σⱼ Σₚ (∂zⱼ/∂xₚ)²) of the code in use, for each image: in closed form, or by a pass for each unit. Run inside
 * tf.tidy.
 * @param x [images, pixels]  @param pass in the mode "use"
 * @returns [images]; undefined where some layer up to the code has no tangent
 * @see Rifai et al. 2011, "Contractive auto-encoders", equation 1
 */
export function encoderJacobianNorms(
  { forward, latentDim }: Autoencoder,
  x: Tensor2D,
  pass: Pass,
): Tensor1D | undefined {
  const { codeSquaredJacobian, codeTangent } = forward(x, pass);
  const squared =
    codeSquaredJacobian ?? (codeTangent && squaredJacobian(formulaTf, codeTangent, x, latentDim));
  return squared && tf.sqrt(squared);
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
