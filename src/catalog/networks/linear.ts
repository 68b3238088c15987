/** No hidden layer at all: pixels → code → pixels. */
import { denseMap, transposedDenseMap } from '../formulas/dense.ts';
import { layerOf } from '../formulas/layerOf.ts';
import { defineNetwork } from './network.ts';
import { lender, tiedObstacle, tyingParam } from './tied.ts';

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
  params: { weights: tyingParam },
  obstacle: ({ weights }, around) => tiedObstacle(weights, around),
  encoder: () => [],
  decoder({ weights }, { height, width }, latentDim) {
    const map = weights === 'tied' ? transposedDenseMap : denseMap;
    return [layerOf(map(latentDim, height * width), { activation: 'linear' }, lender(weights, 0, 0))];
  },
});
