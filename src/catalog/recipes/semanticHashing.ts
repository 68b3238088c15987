/** Semantic hashing. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const semanticHashing = defineRecipe({
  id: 'semanticHashing',
  label: 'Semantic hashing',
  summary:
    'Each image becomes 32 bits. Noise in training leaves only what is said loudly, so that the units learn to be fully on or off.',
  formula: 'min −Σ log p(x | g(z)),  z = σ(W h + b + s ε);  then z = [W h + b > 0]',
  source: { authors: 'Salakhutdinov & Hinton', year: 2009, title: 'Semantic hashing' },
  lookAt:
    'The nearest training images under Inspect: few bits of 32 tell an image from those of its class. The test loss is measured with bits, and comes down to that of the training, where units may still be in between.',
  experiment: defineExperiment({
    network: { id: 'dense', params: { widths: [256], activation: 'tanh' } },
    code: { id: 'binary', params: { size: 32, deviation: 4 } },
    optimizer: { id: 'adam', params: { learningRate: 3e-3 } },
  }),
});
