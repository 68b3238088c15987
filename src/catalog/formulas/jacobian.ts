/**
 * The squared Frobenius norm of the Jacobian of a map of rows, from its products with tangents.
 * Not the Jacobian itself, which is never formed.
 */
import type { Rank, Tensor, Tensor1D, Tensor2D, Tf } from '../tf.ts';

/** t [batch, inputs] → J t [batch, outputs], linear in t, each row with a Jacobian of its own. */
export type Pushforward = (tangent: Tensor2D) => Tensor2D;

/** Σ over columns of squares, [batch]. */
const squaredLength = (tf: Tf, rows: Tensor2D): Tensor1D => tf.sum<Tensor1D>(tf.square(rows), 1);

/** ‖J‖²_F = Σᵢ ‖J eᵢ‖² over the inputs or Σⱼ ‖Jᵀ eⱼ‖² over the outputs, whichever are fewer: that many passes.
 *  Jᵀ u is the gradient by t of u · J t.
 *  @param x [batch, inputs], for its shape
 *  @returns [batch]; the caller disposes. */
export function squaredJacobian(tf: Tf, push: Pushforward, x: Tensor2D, outputs: number): Tensor1D {
  const [batch, inputs] = x.shape;
  const column = (i: number): Tensor2D =>
    tf.pad(tf.ones([batch, 1]), [
      [0, 0],
      [i, inputs - 1 - i],
    ]); // [batch, inputs]
  const pulled = (j: number): Tensor2D => {
    const component = (tangent: Tensor) =>
      tf.slice(push(tf.reshape<Rank.R2>(tangent, [batch, inputs])), [0, j], [batch, 1]);
    return tf.reshape<Rank.R2>(tf.grad(component)(tf.zeros([batch, inputs])), [batch, inputs]);
  };
  const rows =
    inputs <= outputs
      ? Array.from({ length: inputs }, (_, i) => push(column(i)))
      : Array.from({ length: outputs }, (_, j) => pulled(j));
  return tf.addN(rows.map((row) => squaredLength(tf, row)));
}

/** ‖J v‖², whose mean over v with independent entries of mean 0 and variance 1 is ‖J‖²_F.
 *  @param probe v, [batch, inputs]
 *  @returns [batch]; the caller disposes.
 *  @see Hutchinson 1990 */
export const hutchinson = (tf: Tf, push: Pushforward, probe: Tensor2D): Tensor1D =>
  squaredLength(tf, push(probe));
