/** L1 on the code: pulls activities towards exactly zero. */
import { numberParam } from '../params.ts';
import type { Tensor1D } from '../tf.ts';
import { defineRegularizer } from './regularizer.ts';

/** λ Σⱼ |zⱼ|, [batch]. */
export const activityL1 = defineRegularizer({
  id: 'activityL1',
  label: 'Activity L1',
  summary: 'Makes every active code unit cost something, so that few are used for any one image.',
  formula: 'λ Σⱼ |zⱼ|',
  source: {
    authors: 'Goodfellow, Bengio & Courville',
    year: 2016,
    title: 'Deep Learning, section 14.2.1',
    url: 'https://www.deeplearningbook.org/contents/autoencoders.html',
  },
  needs: ['z'],
  params: {
    lambda: numberParam({
      label: 'Strength',
      symbol: 'λ',
      help: 'Price of one unit of activity. Larger values silence more of the code.',
      default: 1e-3,
      min: 1e-6,
      max: 100,
      scale: 'log',
      live: true,
    }),
  },
  penalty: (tf, { code }, { lambda }) => tf.mul(lambda, tf.sum<Tensor1D>(tf.abs(code.z), 1)),
});
