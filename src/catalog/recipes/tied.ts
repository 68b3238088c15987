/** The denoising autoencoder with tied weights. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const tied = defineRecipe({
  id: 'tied',
  label: 'Tied weights',
  summary:
    'One layer into the code and the same weights, transposed, out of it: what a unit detects is what it draws. Holes in the input make the units look for strokes rather than for single pixels.',
  formula: 'min −Σ log p(x | Wᵀ z + b′),  z = sigmoid(W x̃ + b)',
  source: {
    authors: 'Vincent et al.',
    year: 2010,
    title: 'Stacked denoising autoencoders',
  },
  lookAt: 'The filters under Inspect: those of the encoder and of the decoder are the same pictures.',
  experiment: defineExperiment({
    corruption: { id: 'masking', params: { rate: 0.3 } },
    network: { id: 'linear', params: { weights: 'tied' } },
    code: { id: 'plain', params: { size: 100, activation: 'sigmoid' } },
    optimizer: { id: 'adam', params: { learningRate: 3e-3 } },
  }),
});
