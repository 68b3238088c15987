/** The undercomplete autoencoder. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const undercomplete = defineRecipe({
  id: 'undercomplete',
  label: 'Undercomplete autoencoder',
  summary:
    'One hidden layer on each side and a code far smaller than the image. To get the image back, the code must keep what matters.',
  formula: 'min −Σ log p(x | g(f(x)))',
  source: {
    authors: 'Goodfellow, Bengio & Courville',
    year: 2016,
    title: 'Deep Learning, section 14.1',
    url: 'https://www.deeplearningbook.org/contents/autoencoders.html',
  },
  lookAt: 'How many digits survive a code of 16 numbers, beside PCA with 16 components.',
  experiment: defineExperiment({
    network: { id: 'dense', params: { widths: [128], activation: 'relu' } },
    code: { id: 'plain', params: { size: 16, activation: 'linear' } },
  }),
});
