/** Exponential decay: each epoch keeps the same share of the learning rate. */
import { numberParam } from '../params.ts';
import type { Scalar } from '../tf.ts';
import { defineSchedule } from './schedule.ts';

/** ηₜ = η γ^epoch, smoothly within an epoch too */
export const exponential = defineSchedule({
  id: 'exponential',
  label: 'Exponential decay',
  summary: 'Each epoch keeps the same share of the learning rate, so that it falls smoothly.',
  formula: 'ηₜ = η γ^epoch',
  params: {
    factor: numberParam({
      label: 'Factor an epoch',
      symbol: 'γ',
      help: 'What an epoch leaves of the learning rate. A larger value falls more slowly; 1 stays.',
      default: 0.8,
      min: 0.01,
      max: 1,
      scale: 'linear',
      live: true,
    }),
  },
  factor: (tf, { epoch }, { factor }) => tf.pow<Scalar>(factor, epoch),
});
