/** A variational autoencoder whose whole code is seen at once: the experiment that the page begins with. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';
import { vae } from './vae.ts';

export const planeVae = defineRecipe({
  id: 'planeVae',
  label: 'VAE on a plane',
  summary:
    'A code of two numbers, so that all of it fits on one map. Every image is a small cloud there, and the clouds are held together, so that wherever you point the decoder draws a digit.',
  formula: vae.formula,
  source: vae.source,
  lookAt: 'The map while you move over it: digits turn into one another without a gap.',
  experiment: defineExperiment({
    network: { id: 'dense', params: { widths: [128, 64] } },
    code: { id: 'gaussian', params: { size: 2 } },
  }),
});
