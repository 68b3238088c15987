/** Adagrad: gradients divided by the size of all that came before. */
import { dividedBySize, epsilonParam } from './bySize.ts';
import { learningRateParam } from './learningRate.ts';
import { defineOptimizer } from './optimizer.ts';

/** s ← s + g²; w ← w − η g / (√s + ε). @see Duchi, Hazan & Singer 2011, figure 1, with ε for δ */
export const adagrad = defineOptimizer({
  id: 'adagrad',
  label: 'Adagrad',
  summary:
    'Slows each weight by all the gradients it has seen, so that rarely used weights keep large steps.',
  formula: 's ← s + g²;  w ← w − η g / (√s + ε)',
  source: {
    authors: 'Duchi, Hazan & Singer',
    year: 2011,
    title: 'Adaptive subgradient methods for online learning and stochastic optimization',
    url: 'https://jmlr.org/papers/v12/duchi11a.html',
  },
  params: {
    learningRate: learningRateParam(1e-2),
    epsilon: epsilonParam,
  },
  slots: ['square'],
  update: (tf, { value, gradient, slots }, { learningRate, epsilon }) => {
    const square = tf.add(slots.square!, tf.square(gradient));
    const change = dividedBySize(tf, gradient, square, epsilon);
    return { value: tf.sub(value, tf.mul(learningRate, change)), slots: { square } };
  },
});
