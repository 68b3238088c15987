/** Cosine decay over the planned training, after an optional warm-up. */
import { numberParam } from '../params.ts';
import type { Scalar } from '../tf.ts';
import { defineSchedule } from './schedule.ts';

/** ηₜ = η min(1, (t + 1) / (w + 1)) (ε + (1 − ε) ½ (1 + cos πp)) with t updates made, w of warm-up, and p the share of
 *  the planned training that is done.
 *  @see Loshchilov & Hutter 2017, equation 5, without restarts; Goyal et al. 2017, section 2.2 for the warm-up */
export const cosine = defineSchedule({
  id: 'cosine',
  label: 'Cosine',
  summary: 'The learning rate falls along a cosine to the end of the planned epochs: long high, long low.',
  formula: 'ηₜ = η min(1, (t + 1)/(w + 1)) (ε + (1 − ε) ½ (1 + cos πp))',
  source: {
    authors: 'Loshchilov & Hutter',
    year: 2017,
    title: 'SGDR: Stochastic gradient descent with warm restarts',
    url: 'https://arxiv.org/abs/1608.03983',
  },
  params: {
    warmUp: numberParam({
      label: 'Warm-up',
      symbol: 'w',
      unit: 'steps',
      help: 'Steps in which the learning rate first rises from near zero. More of them spare a fresh network from steps that are too long.',
      default: 0,
      min: 0,
      max: 5000,
      scale: 'linear',
      integer: true,
      live: true,
    }),
    last: numberParam({
      label: 'Last share',
      symbol: 'ε',
      help: 'What is left of the learning rate at the end. A larger value keeps the last steps longer.',
      default: 0,
      min: 0,
      max: 1,
      scale: 'linear',
      live: true,
    }),
  },
  factor: (tf, { step, progress }, { warmUp, last }) => {
    const rise = tf.minimum<Scalar>(1, tf.div(tf.add(step, 1), tf.add(warmUp, 1)));
    const fall = tf.mul(0.5, tf.add(1, tf.cos(tf.mul(Math.PI, progress))));
    return tf.mul(rise, tf.add(last, tf.mul(tf.sub(1, last), fall)));
  },
});
