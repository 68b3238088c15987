/** Work on maps channel by channel. Not on their neighbourhoods: convolution.ts. */
import type { Tensor2D, Tf } from '../tf.ts';

/** What `work` makes of [batch · positions, channels], as [batch, units] again. Where each unit is a channel
 *  of its own, there is one position. The caller disposes. */
export function perChannel(
  tf: Tf,
  y: Tensor2D,
  channels: number,
  work: (rows: Tensor2D) => Tensor2D,
): Tensor2D {
  if (y.shape[1] === channels) return work(y);
  return tf.reshape(work(tf.reshape(y, [-1, channels])), y.shape); // [batch, units]
}
