/** The learning rate falls as one over time. */
import { numberParam } from '../params.ts';
import type { Scalar } from '../tf.ts';
import { defineSchedule } from './schedule.ts';

/** ηₜ = η / (1 + epoch / τ): steps add up to infinity and their squares do not, which is what convergence needs.
 *  @see Robbins & Monro 1951, equation 6 */
export const inverseTime = defineSchedule({
  id: 'inverseTime',
  label: 'One over time',
  summary:
    'The learning rate falls fast at first and ever more slowly, but never stops: the classical rule of convergence.',
  formula: 'ηₜ = η / (1 + epoch / τ)',
  source: { authors: 'Robbins & Monro', year: 1951, title: 'A stochastic approximation method' },
  params: {
    half: numberParam({
      label: 'Time to half',
      symbol: 'τ',
      unit: 'epochs',
      help: 'Epochs until the learning rate is half of what it was set to. A larger number falls more slowly.',
      default: 2,
      min: 0.01,
      max: 1000,
      scale: 'log',
      live: true,
    }),
  },
  factor: (tf, { epoch }, { half }) => tf.div<Scalar>(1, tf.add(1, tf.div(epoch, half))),
});
