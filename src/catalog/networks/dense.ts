/** Fully connected layers, mirrored around the code. */
import { activationParam } from '../formulas/activations.ts';
import { denseChain, denseLayer } from '../formulas/dense.ts';
import { widthsParam } from '../params.ts';
import { defineNetwork } from './network.ts';

export const dense = defineNetwork({
  id: 'dense',
  label: 'Dense',
  summary: 'Fully connected layers that narrow towards the code and widen again behind it, as in a mirror.',
  formula: 'h = f(W x + b)',
  source: {
    authors: 'Hinton & Salakhutdinov',
    year: 2006,
    title: 'Reducing the dimensionality of data with neural networks',
  },
  params: {
    widths: widthsParam({
      label: 'Hidden layers',
      help: 'Units of each encoder layer from the input to the code; the decoder mirrors them.',
      default: [512, 256],
      min: 1,
      max: 4096,
      maxLayers: 8,
    }),
    activation: activationParam(
      'relu',
      'The non-linearity of every hidden layer. Linear ones can do no more than PCA.',
    ),
  },
  encoder: ({ widths, activation }, { height, width }) => denseChain(height * width, widths, activation),
  decoder: ({ widths, activation }, { height, width }, latentDim) => {
    const mirrored = widths.toReversed();
    return [
      ...denseChain(latentDim, mirrored, activation),
      denseLayer(mirrored.at(-1) ?? latentDim, height * width, 'linear'),
    ];
  },
});
