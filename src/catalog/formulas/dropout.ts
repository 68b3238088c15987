/** Dropout. Not a corruption: it acts on hidden units, and in training only. */
import type { Pass } from '../pass.ts';
import type { Tensor2D, Tf } from '../tf.ts';

/** hᵢ · [uᵢ ≥ rate] / (1 − rate) with uᵢ ~ U(0, 1) in training, so that the expectation stays hᵢ; h itself otherwise.
 *  @param h [batch, units]
 *  @returns [batch, units]; the caller disposes
 *  @see Srivastava et al. 2014; they scale the weights by 1 − rate in use instead, which gives the same in expectation */
export function dropOut(tf: Tf, h: Tensor2D, rate: number, { mode, noise }: Pass): Tensor2D {
  if (mode !== 'train') return h;
  const kept = tf.greaterEqual(noise.uniform('dropout', h.shape), rate);
  return tf.mul(h, tf.mul(1 / (1 - rate), tf.cast(kept, 'float32')));
}
