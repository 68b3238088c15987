/** The β-TC-VAE. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const betaTcVae = defineRecipe({
  id: 'betaTcVae',
  label: 'β-TC-VAE',
  summary:
    'A VAE that pays extra only for what its units tell twice, not for all that the code tells. So units come apart as in a β-VAE, and less of the image is lost.',
  formula: 'min E_q[−log p(x|z)] + KL(q(z|x) ‖ N(0, I)) + λ KL(q(z) ‖ Πⱼ q(zⱼ)),  λ = 3',
  source: {
    authors: 'Chen et al.',
    year: 2018,
    title: 'Isolating sources of disentanglement in variational autoencoders',
    url: 'https://arxiv.org/abs/1802.04942',
  },
  lookAt: 'The sliders and the reconstructions beside those of a β-VAE. Then raise λ, and see what it costs.',
  experiment: defineExperiment({
    network: { id: 'dense', params: { widths: [400], activation: 'relu' } },
    code: { id: 'gaussian', params: { size: 10, beta: 1 } },
    regularizers: [{ id: 'totalCorrelation', params: { lambda: 3 } }],
  }),
});
