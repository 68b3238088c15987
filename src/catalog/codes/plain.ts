/** The plain code: one dense layer, nothing random. */
import { activationParam } from '../formulas/activations.ts';
import { denseLayer } from '../formulas/dense.ts';
import { defineCode } from './code.ts';
import { sizeParam } from './size.ts';

export const plain = defineCode({
  id: 'plain',
  label: 'Plain',
  summary: 'Each image becomes one point: the code is simply the output of the narrowest layer.',
  formula: 'z = f(W h + b)',
  provides: ['z'],
  hasGaussianPrior: false,
  reads: 'features',
  params: {
    size: sizeParam,
    activation: activationParam('linear', 'Applied to the code itself. Linear leaves it free to spread.'),
  },
  heads: ({ size, activation }, inputs) => ({ z: denseLayer(inputs, size, activation) }),
  plainHead: 'z',
  sample: (tf, layers) => ({ z: tf.clone(layers.head('z')) }),
  terms: () => ({}),
});
