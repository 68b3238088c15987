/** Step decay: the learning rate falls at once, every few epochs. */
import { numberParam } from '../params.ts';
import type { Scalar } from '../tf.ts';
import { defineSchedule } from './schedule.ts';

/** More than divisions may lose on a graphics card, and less than a step: the fall comes where a whole number is meant. */
const WHOLE = 1 + 1e-6;

/** ηₜ = η γ^⌊epoch / n⌋ */
export const steps = defineSchedule({
  id: 'steps',
  label: 'Step decay',
  summary: 'The learning rate falls at once every few epochs: first far, then fine.',
  formula: 'ηₜ = η γ^⌊epoch / n⌋',
  source: {
    authors: 'He et al.',
    year: 2016,
    title: 'Deep residual learning for image recognition',
    url: 'https://arxiv.org/abs/1512.03385',
  },
  params: {
    every: numberParam({
      label: 'Every',
      symbol: 'n',
      unit: 'epochs',
      help: 'Epochs from one fall to the next. A larger number keeps the learning rate high for longer.',
      default: 4,
      min: 1,
      max: 200,
      scale: 'log',
      integer: true,
      live: true,
    }),
    factor: numberParam({
      label: 'Factor',
      symbol: 'γ',
      help: 'What is left of the learning rate at each fall. A larger value falls less.',
      default: 0.5,
      min: 0.01,
      max: 1,
      scale: 'linear',
      live: true,
    }),
  },
  factor: (tf, { epoch }, { every, factor }) =>
    tf.pow<Scalar>(factor, tf.floor(tf.mul(tf.div(epoch, every), WHOLE))),
});
