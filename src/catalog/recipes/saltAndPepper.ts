/** The denoising autoencoder for salt and pepper. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const saltAndPepper = defineRecipe({
  id: 'saltAndPepper',
  label: 'Denoising: salt and pepper',
  summary:
    'A fifth of the pixels turn black or white at random, and the network must give back the image as it was. Unlike holes, wrong pixels look like right ones: it has to find out which to believe.',
  formula: 'min −Σ log p(x | g(f(x̃))),  x̃ᵢ ∈ {0, 1} at the rate, else xᵢ',
  source: {
    authors: 'Vincent et al.',
    year: 2010,
    title: 'Stacked denoising autoencoders',
  },
  lookAt:
    'The corrupted row and the row below it: white dots vanish from the background, black ones from the strokes.',
  experiment: defineExperiment({
    corruption: { id: 'saltAndPepper', params: { rate: 0.2 } },
    network: { id: 'dense', params: { widths: [256] } },
    code: { id: 'plain', params: { size: 32 } },
  }),
});
