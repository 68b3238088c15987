/** Plain stochastic gradient descent. */
import { learningRateParam } from './learningRate.ts';
import { defineOptimizer } from './optimizer.ts';

/** w ← w − η g */
export const sgd = defineOptimizer({
  id: 'sgd',
  label: 'SGD',
  summary: 'Steps straight downhill on each batch.',
  formula: 'w ← w − η g',
  source: { authors: 'Robbins & Monro', year: 1951, title: 'A stochastic approximation method' },
  params: { learningRate: learningRateParam(1e-3) },
  slots: [],
  update: (tf, { value, gradient }, { learningRate }) => ({
    value: tf.sub(value, tf.mul(learningRate, gradient)),
    slots: {},
  }),
});
