/** The linear autoencoder on a table that can be followed by hand. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const customers = defineRecipe({
  id: 'customers',
  label: 'Linear, on a table',
  summary:
    'Five customers, six products, and four numbers for each customer: exactly enough to give the table back. With three the error is that of the best table of rank 3 about its mean, .2238 in all, .0448 a customer.',
  formula: 'min Σ ‖x − (W′(W x + b) + b′)‖² = Σ_{i>k} σᵢ²',
  source: {
    authors: 'Baldi & Hornik',
    year: 1989,
    title: 'Neural networks and principal component analysis',
  },
  lookAt: 'The cells that come back, and the error beside PCA’s. Take a unit away, or two.',
  experiment: defineExperiment({
    dataset: { id: 'customers' },
    network: { id: 'linear' },
    code: { id: 'plain', params: { size: 4, activation: 'linear' } },
    loss: { id: 'squaredError', params: { output: 'linear' } },
    optimizer: { id: 'adam', params: { learningRate: 0.02 } },
    training: { batchSize: 5, epochs: 1000 },
  }),
});
