/** The convolutional autoencoder. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const convolutional = defineRecipe({
  id: 'convolutional',
  label: 'Convolutional autoencoder',
  summary:
    'Small filters slide over the image and look for the same strokes everywhere. With a third of the weights of dense layers it reconstructs better.',
  formula: 'min −Σ log p(x | g(f(x))),  f: h = ReLU(K ∗ x + b),  g: Kᵀ ∗ h',
  source: {
    authors: 'Masci et al.',
    year: 2011,
    title: 'Stacked convolutional auto-encoders for hierarchical feature extraction',
  },
  lookAt:
    'The bars of the stage, which are maps now: each shows where in the image one filter found what it looks for.',
  experiment: defineExperiment({
    network: { id: 'convolutional', params: { filters: [16, 32], kernel: 4, stride: 2 } },
    code: { id: 'plain', params: { size: 16 } },
  }),
});
