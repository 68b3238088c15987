/** The linear autoencoder. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const linear = defineRecipe({
  id: 'linear',
  label: 'Linear autoencoder',
  summary:
    'One matrix in, one matrix out, squared error. It can do no better than PCA with as many components, and comes close.',
  formula: 'min Σ ‖x − (W′(W x + b) + b′)‖²',
  source: {
    authors: 'Baldi & Hornik',
    year: 1989,
    title: 'Neural networks and principal component analysis',
  },
  lookAt: 'The squared error next to PCA’s: it falls towards it and never passes it.',
  experiment: defineExperiment({
    network: { id: 'linear', params: {} },
    code: { id: 'plain', params: { size: 10, activation: 'linear' } },
    loss: { id: 'squaredError', params: { output: 'linear' } },
  }),
});
