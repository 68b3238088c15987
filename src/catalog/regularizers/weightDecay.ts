/** L2 on the weights, biases left alone. A term of the objective, not the decoupled decay of AdamW. */
import { numberParam } from '../params.ts';
import type { Scalar } from '../tf.ts';
import { defineRegularizer } from './regularizer.ts';

/** ½ λ Σ w², a scalar. */
export const weightDecay = defineRegularizer({
  id: 'weightDecay',
  label: 'Weight decay',
  summary:
    'Makes large weights costly. In a linear autoencoder this is what brings out the principal components.',
  formula: '½ λ Σ w²',
  source: {
    authors: 'Kunin et al.',
    year: 2019,
    title: 'Loss landscapes of regularized linear autoencoders',
  },
  needs: [],
  params: {
    lambda: numberParam({
      label: 'Strength',
      symbol: 'λ',
      help: 'Price of the squared size of the weights. Larger values give smoother, smaller weights.',
      default: 1e-3,
      min: 1e-6,
      max: 100,
      scale: 'log',
      live: true,
    }),
  },
  penalty: (tf, { kernels }, { lambda }) => {
    const squares = kernels.map((kernel) => tf.sum<Scalar>(tf.square(kernel)));
    return tf.mul(tf.mul(0.5, lambda), tf.addN(squares));
  },
});
