/** The sparse autoencoder with a price on every activity. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const sparseL1 = defineRecipe({
  id: 'sparseL1',
  label: 'Sparse autoencoder (L1)',
  summary:
    'A hundred units, each of which costs as much as it is active; rectified units can be exactly 0, and most are. Weight decay keeps the code from becoming small instead of sparse.',
  formula: 'min −Σ log p(x | W′ z + b′) + λ Σⱼ |zⱼ| + ½ λ′ Σ w²',
  source: {
    authors: 'Goodfellow, Bengio & Courville',
    year: 2016,
    title: 'Deep Learning, section 14.2.1',
    url: 'https://www.deeplearningbook.org/contents/autoencoders.html',
  },
  lookAt: 'Activity under Inspect: the share of active units. Raise λ while it trains, and more fall silent.',
  experiment: defineExperiment({
    network: { id: 'linear' },
    code: { id: 'plain', params: { size: 100, activation: 'relu' } },
    regularizers: [
      { id: 'activityL1', params: { lambda: 0.5 } },
      { id: 'weightDecay', params: { lambda: 0.01 } },
    ],
  }),
});
