/** L2 on the code: pulls activities towards zero, large ones most. */
import { numberParam } from '../params.ts';
import type { Tensor1D } from '../tf.ts';
import { defineRegularizer } from './regularizer.ts';

/** λ Σⱼ zⱼ², [batch]. */
export const activityL2 = defineRegularizer({
  id: 'activityL2',
  label: 'Activity L2',
  summary:
    'Makes large activities of the code costly. It keeps the codes together in a ball, but switches no unit off.',
  formula: 'λ Σⱼ zⱼ²',
  source: {
    authors: 'Ghosh et al.',
    year: 2020,
    title: 'From variational to deterministic autoencoders',
    url: 'https://arxiv.org/abs/1903.12436',
  },
  needs: ['z'],
  params: {
    lambda: numberParam({
      label: 'Strength',
      symbol: 'λ',
      help: 'Price of the squared activity. Larger values draw the codes closer to zero.',
      default: 1e-2,
      min: 1e-6,
      max: 100,
      scale: 'log',
      live: true,
    }),
  },
  penalty: (tf, { code }, { lambda }) => tf.mul(lambda, tf.sum<Tensor1D>(tf.square(code.z), 1)),
});
