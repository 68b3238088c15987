/**
 * The distribution over classes, given by its logits.
 * Not a loss of the autoencoder: it compares with labels, not with images.
 */
import type { Tensor1D, Tensor2D, Tf } from '../tf.ts';

/** −log p(label) = log Σ_c exp(l_c) − l_label.
 *  @param labels int32 [batch], 0 … classes − 1  @param logits [batch, classes]
 *  @returns [batch], nats; the caller disposes. */
export function categoricalFromLogits(tf: Tf, labels: Tensor1D, logits: Tensor2D): Tensor1D {
  const isLabel = tf.oneHot(labels, logits.shape[1]); // [batch, classes]
  return tf.neg(tf.sum<Tensor1D>(tf.mul(isLabel, tf.logSoftmax(logits)), 1));
}
