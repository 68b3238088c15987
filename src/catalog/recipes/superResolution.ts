/** Super-resolution: the denoising autoencoder for lost detail. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const superResolution = defineRecipe({
  id: 'superResolution',
  label: 'Super-resolution',
  summary:
    'The network sees 7 × 7 blocks and must give back all 28 × 28 pixels. It cannot see the detail, so it learns which detail goes with such blocks.',
  formula: 'min −Σ log p(x | g(f(x̃))),  x̃ = blocks of 4 × 4 pixels',
  source: {
    authors: 'Dong et al.',
    year: 2014,
    title: 'Learning a deep convolutional network for image super-resolution',
  },
  lookAt: 'The corrupted row and the row below it: from 49 grey blocks to strokes with edges.',
  experiment: defineExperiment({
    corruption: { id: 'downsampling', params: { factor: '4', between: 'repeat' } },
    network: { id: 'dense', params: { widths: [400] } },
    code: { id: 'plain', params: { size: 48 } },
  }),
});
