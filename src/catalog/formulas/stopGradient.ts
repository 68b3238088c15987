/**
 * Values that gradients take for constants.
 * Not an estimator: straightThrough.ts is one.
 */
import type { Tensor, Tf } from '../tf.ts';

/** sg[v] with v = compute(): v itself, and no gradient flows through it into what it was made of.
 *  @returns the caller disposes
 *  @see van den Oord et al. 2017, equation 3 */
export function stopGradient<T extends Tensor>(tf: Tf, compute: () => T): T {
  // A function without inputs has nothing that a gradient could flow into.
  const constant = tf.customGrad<T>(() => ({ value: tf.tidy(compute), gradFunc: () => [] }));
  return constant();
}
