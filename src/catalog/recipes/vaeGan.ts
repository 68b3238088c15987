/** The VAE with a feature loss and a discriminator. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const vaeGan = defineRecipe({
  id: 'vaeGan',
  label: 'VAE with feature loss and discriminator',
  summary:
    'A VAE blurs what it is unsure of, since pixel by pixel that costs least. Here a classifier compares what it sees in image and reconstruction, and a discriminator learns to tell decoded images from real ones.',
  formula: 'min E_q[−log p(x|z)] + KL + λ Σₗ ‖φₗ(x) − φₗ(x̂)‖² − λ′ log D(x̂)',
  source: {
    authors: 'Larsen et al.',
    year: 2016,
    title: 'Autoencoding beyond pixels using a learned similarity metric',
    url: 'https://arxiv.org/abs/1512.09300',
  },
  lookAt:
    'What “random” under Generate draws, beside a VAE’s: crisper strokes. The adversary’s term does not fall for long: its opponent learns, too, as the discriminator’s own loss beside it tells.',
  experiment: defineExperiment({
    network: { id: 'dense', params: { widths: [400], activation: 'relu' } },
    code: { id: 'gaussian', params: { size: 20, beta: 1 } },
    regularizers: [
      { id: 'featureLoss', params: { lambda: 0.5 } },
      { id: 'adversary', params: { lambda: 5 } },
    ],
  }),
});
