/** RMSProp: gradients divided by their recent size. */
import { numberParam } from '../params.ts';
import { dividedBySize, epsilonParam } from './bySize.ts';
import { learningRateParam } from './learningRate.ts';
import { defineOptimizer } from './optimizer.ts';

/** s ← ρ s + (1 − ρ) g²; w ← w − η g / (√s + ε). @see Tieleman & Hinton 2012, slide 29; ε is not in it */
export const rmsProp = defineOptimizer({
  id: 'rmsProp',
  label: 'RMSProp',
  summary: 'Divides each gradient by its usual size of late, so that all weights move at a like pace.',
  formula: 's ← ρ s + (1 − ρ) g²;  w ← w − η g / (√s + ε)',
  source: {
    authors: 'Tieleman & Hinton',
    year: 2012,
    title: 'Lecture 6.5 – RMSProp, Coursera: Neural networks for machine learning',
    url: 'https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf',
  },
  params: {
    learningRate: learningRateParam(1e-3),
    decay: numberParam({
      label: 'Square decay',
      symbol: 'ρ',
      help: 'Memory of the average squared gradient. A larger value looks further back, which makes steps calmer.',
      default: 0.9,
      min: 0,
      max: 0.9999,
      scale: 'linear',
      live: false,
    }),
    epsilon: epsilonParam,
  },
  slots: ['square'],
  update: (tf, { value, gradient, slots }, { learningRate, decay, epsilon }) => {
    const square = tf.add(tf.mul(decay, slots.square!), tf.mul(1 - decay, tf.square(gradient)));
    const change = dividedBySize(tf, gradient, square, epsilon);
    return { value: tf.sub(value, tf.mul(learningRate, change)), slots: { square } };
  },
});
