/** The Huber loss: squared for small errors, absolute for large ones. */
import { numberParam } from '../params.ts';
import type { Tensor1D } from '../tf.ts';
import { defineLoss } from './loss.ts';
import { outputObstacle, outputParam } from './output.ts';

/** Σᵢ h(xᵢ − x̂ᵢ), [batch], with h(e) = ½ e² where |e| ≤ δ and δ (|e| − ½ δ) beyond: ½ q² + δ (|e| − q), q = min(|e|, δ). */
export const huber = defineLoss({
  id: 'huber',
  label: 'Huber',
  summary:
    'Squares small differences and adds up large ones as they are: as smooth as the squared error, and nearly as forgiving of a few wild pixels as the absolute one.',
  formula: 'Σᵢ ½ eᵢ² where |eᵢ| ≤ δ, δ (|eᵢ| − ½ δ) beyond,  e = x − x̂',
  source: { authors: 'Huber', year: 1964, title: 'Robust estimation of a location parameter' },
  unit: 'Huber error',
  hasEntropyFloor: false,
  params: {
    delta: numberParam({
      label: 'Threshold',
      symbol: 'δ',
      help: 'Differences beyond this count as they are, not squared. Small: like the absolute error. As large as the largest difference: half the squared error.',
      default: 0.1,
      min: 0.01,
      max: 1,
      scale: 'log',
      live: true,
    }),
    output: outputParam,
  },
  obstacle: outputObstacle,
  link: ({ output }) => output,
  perImage: (tf, { x, xHat }, { delta }) => {
    const error = tf.abs(tf.sub(x, xHat)); // [batch, pixels]
    const inner = tf.minimum(error, delta);
    const beyond = tf.mul(delta, tf.sub(error, inner));
    return tf.sum<Tensor1D>(tf.add(tf.mul(0.5, tf.square(inner)), beyond), 1);
  },
});
