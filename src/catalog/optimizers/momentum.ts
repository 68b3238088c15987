/** Gradient descent with momentum. */
import { numberParam } from '../params.ts';
import { learningRateParam } from './learningRate.ts';
import { defineOptimizer } from './optimizer.ts';

/** v ← m v + g; w ← w − η v. In the paper η stands inside v: the same as long as η stays, but here a new η acts at once
 *  on the speed that there is. */
export const momentum = defineOptimizer({
  id: 'momentum',
  label: 'Momentum',
  summary: 'Steps keep some of their speed, which smooths the way through narrow valleys.',
  formula: 'v ← m v + g;  w ← w − η v',
  source: {
    authors: 'Sutskever et al.',
    year: 2013,
    title: 'On the importance of initialization and momentum in deep learning',
  },
  params: {
    learningRate: learningRateParam(1e-3),
    momentum: numberParam({
      label: 'Momentum',
      symbol: 'm',
      help: 'Share of the speed that a step keeps. 0 is plain descent.',
      default: 0.9,
      min: 0,
      max: 0.999,
      scale: 'linear',
      live: true,
    }),
  },
  slots: ['velocity'],
  update: (tf, { value, gradient, slots }, { learningRate, momentum }) => {
    const velocity = tf.add(tf.mul(momentum, slots.velocity!), gradient);
    return { value: tf.sub(value, tf.mul(learningRate, velocity)), slots: { velocity } };
  },
});
