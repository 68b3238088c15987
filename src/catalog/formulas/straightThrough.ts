/**
 * An estimate of the gradient where there is none.
 * Not a rounding: whoever calls it brings the value.
 */
import type { Tensor, Tf } from '../tf.ts';
import { stopGradient } from './stopGradient.ts';

/** slope + sg[value − slope]: `value`, with the gradient of `slope`; both of one shape. The value may differ from
 *  `value` by the rounding of the sum.
 *  @returns the caller disposes
 *  @see Bengio, Léonard & Courville 2013, “Straight-through estimator” */
export function straightThrough<T extends Tensor>(tf: Tf, slope: T, value: () => T): T {
  const jump = stopGradient(tf, () => tf.sub(value(), slope));
  return tf.add(slope, jump);
}
