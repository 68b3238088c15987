/** No hidden layer at all: pixels → code → pixels. */
import { denseLayer } from '../formulas/dense.ts';
import { defineNetwork } from './network.ts';

export const linear = defineNetwork({
  id: 'linear',
  label: 'Linear',
  summary: 'One matrix into the code and one out of it. With squared error it learns the subspace of PCA.',
  formula: 'x̂ = W′(W x + b) + b′',
  source: {
    authors: 'Baldi & Hornik',
    year: 1989,
    title: 'Neural networks and principal component analysis',
  },
  params: {},
  encoder: () => [],
  decoder: (_, { height, width }, latentDim) => [denseLayer(latentDim, height * width, 'linear')],
});
