/** The deep autoencoder with a two-dimensional code. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const deep = defineRecipe({
  id: 'deep',
  label: 'Deep autoencoder',
  summary:
    'Several layers squeeze each image into two numbers. With non-linear layers, two numbers say far more than two principal components.',
  formula: 'min −Σ log p(x | g(f(x)))',
  source: {
    authors: 'Hinton & Salakhutdinov',
    year: 2006,
    title: 'Reducing the dimensionality of data with neural networks',
  },
  lookAt: 'The two maps side by side: the classes come apart on the left and stay mixed under PCA.',
  experiment: defineExperiment({ code: { id: 'plain', params: { size: 2, activation: 'linear' } } }),
});
