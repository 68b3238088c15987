/** The variational autoencoder. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const vae = defineRecipe({
  id: 'vae',
  label: 'Variational autoencoder',
  summary:
    'Each image becomes a small cloud, and all clouds together fill one round one. So any point drawn from it decodes to an image.',
  formula: 'min E_q[−log p(x|z)] + KL(q(z|x) ‖ N(0, I))',
  source: { authors: 'Kingma & Welling', year: 2014, title: 'Auto-encoding variational Bayes' },
  lookAt:
    'What “random” under Generate draws: it looks like the data. Watch reconstruction and KL trade off.',
  experiment: defineExperiment({
    network: { id: 'dense', params: { widths: [400], activation: 'relu' } },
    code: { id: 'gaussian', params: { size: 20, beta: 1 } },
  }),
});
