/** Adam, with ε outside the root and given explicitly, so that every backend does the same. */
import { numberParam } from '../params.ts';
import type { Scalar } from '../tf.ts';
import { epsilonParam } from './bySize.ts';
import { learningRateParam } from './learningRate.ts';
import { defineOptimizer } from './optimizer.ts';

/** m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; w ← w − η m̂ / (√v̂ + ε)
 *  with m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ). @see Kingma & Ba 2015, algorithm 1 */
export const adam = defineOptimizer({
  id: 'adam',
  label: 'Adam',
  summary: 'Gives each weight a step of its own size, from the history of its gradients.',
  formula: 'w ← w − η m̂ / (√v̂ + ε)',
  source: { authors: 'Kingma & Ba', year: 2015, title: 'Adam: a method for stochastic optimization' },
  params: {
    learningRate: learningRateParam(1e-3),
    beta1: numberParam({
      label: 'Mean decay',
      symbol: 'β₁',
      help: 'Memory of the average gradient.',
      default: 0.9,
      min: 0,
      max: 0.9999,
      scale: 'linear',
      live: false,
    }),
    beta2: numberParam({
      label: 'Square decay',
      symbol: 'β₂',
      help: 'Memory of the average squared gradient.',
      default: 0.999,
      min: 0,
      max: 0.99999,
      scale: 'linear',
      live: false,
    }),
    epsilon: epsilonParam,
  },
  slots: ['mean', 'square'],
  update: (tf, { value, gradient, slots, step }, { learningRate, beta1, beta2, epsilon }) => {
    const mean = tf.add(tf.mul(beta1, slots.mean!), tf.mul(1 - beta1, gradient));
    const square = tf.add(tf.mul(beta2, slots.square!), tf.mul(1 - beta2, tf.square(gradient)));
    const correction1 = tf.sub<Scalar>(1, tf.pow(beta1, step));
    const correction2 = tf.sqrt(tf.sub<Scalar>(1, tf.pow(beta2, step)));
    // η m̂ / (√v̂ + ε) = (η c₂ / c₁) m / (√v + c₂ ε) with c₁ = 1 − β₁ᵗ and c₂ = √(1 − β₂ᵗ): scalars first.
    const rate = tf.div(tf.mul(learningRate, correction2), correction1);
    const change = tf.div(mean, tf.add(tf.sqrt(square), tf.mul(epsilon, correction2)));
    return { value: tf.sub(value, tf.mul(rate, change)), slots: { mean, square } };
  },
});
