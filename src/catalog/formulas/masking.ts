/** Masking noise. Not a corruption: corruptions/masking.ts is. */
import type { Noise, Scalar, Tensor2D, Tf } from '../tf.ts';

/** x̃ᵢ = xᵢ · [uᵢ ≥ rate] with uᵢ ~ U(0, 1).
 *  @param x [batch, units]
 *  @returns [batch, units]; the caller disposes.
 *  @see Vincent et al. 2008, section 2.3 */
export const masked = (tf: Tf, x: Tensor2D, rate: Scalar, noise: Noise): Tensor2D =>
  tf.mul(x, tf.cast(tf.greaterEqual(noise.uniform('masking', x.shape), rate), 'float32'));
