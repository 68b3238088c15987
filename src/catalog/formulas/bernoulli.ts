/**
 * The Bernoulli distribution over pixels, given by its logits.
 * Not a loss: losses/bernoulli.ts is.
 */
import type { Tensor1D, Tensor2D, Tf } from '../tf.ts';

/** −log p(x | l) = Σᵢ max(lᵢ, 0) − lᵢ xᵢ + log(1 + exp(−|lᵢ|)), finite for every finite logit.
 *  Its gradient by the logits, σ(l) − x, is given in closed form; none flows into x.
 *  @param x [batch, pixels] in [0, 1]  @param logits [batch, pixels]
 *  @returns [batch], nats; the caller disposes.
 *  @see Goodfellow et al. 2016, section 6.2.2.2 */
export function bernoulliFromLogits(tf: Tf, x: Tensor2D, logits: Tensor2D): Tensor1D {
  const fused = tf.fusedOperations?.bernoulliFromLogits(x, logits);
  if (fused) return fused;
  const withGradient = tf.customGrad<Tensor1D>((_, save) => {
    if (typeof save === 'function') save([logits, x]);
    const tail = tf.softplus(tf.neg(tf.abs(logits)));
    const value = tf.sum<Tensor1D>(tf.add(tf.sub(tf.relu(logits), tf.mul(logits, x)), tail), 1);
    return {
      value,
      gradFunc: (dy, [l, target]) => tf.mul(tf.expandDims(dy, 1), tf.sub(tf.sigmoid(l!), target!)), // [batch, pixels]
    };
  });
  return withGradient(logits);
}
