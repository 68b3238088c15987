/** The denoising autoencoder. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const denoising = defineRecipe({
  id: 'denoising',
  label: 'Denoising autoencoder',
  summary:
    'It sees images with a third of their pixels missing and must give back the whole ones. That takes knowing what digits look like.',
  formula: 'min −Σ log p(x | g(f(x̃))),  x̃ᵢ = xᵢ · [uᵢ ≥ rate]',
  source: {
    authors: 'Vincent et al.',
    year: 2008,
    title: 'Extracting and composing robust features with denoising autoencoders',
  },
  lookAt: 'The corrupted row and the row below it: the holes are filled in. Move the rate while it trains.',
  experiment: defineExperiment({
    corruption: { id: 'masking', params: { rate: 0.3 } },
    network: { id: 'dense', params: { widths: [256], activation: 'relu' } },
    code: { id: 'plain', params: { size: 32, activation: 'linear' } },
  }),
});
