/** What optimizers share that divide each gradient by the size of earlier ones. Not how they remember those. */
import { numberParam } from '../params.ts';
import type { Tensor, Tf } from '../tf.ts';

export const epsilonParam = numberParam({
  label: 'Epsilon',
  symbol: 'ε',
  help: 'Keeps the division finite where gradients vanish. A larger value slows the weights with small gradients.',
  default: 1e-8,
  min: 1e-12,
  max: 1,
  scale: 'log',
  live: false,
});

/** g / (√s + ε), of the shape of both; the caller disposes. */
export const dividedBySize = (tf: Tf, gradient: Tensor, square: Tensor, epsilon: number): Tensor =>
  tf.div(gradient, tf.add(tf.sqrt(square), epsilon));
