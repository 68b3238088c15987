/** The hierarchical VAE. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const hierarchicalVae = defineRecipe({
  id: 'hierarchicalVae',
  label: 'Hierarchical VAE',
  summary:
    'A VAE with two codes, one above the other. The upper one of 8 units says what kind of image it is, and so where the 20 units of the lower one are to be expected.',
  formula: 'min E_q[−log p(x|z₁)] + KL(q(z₁|x) ‖ p(z₁|z₂)) + KL(q(z₂|x) ‖ N(0, I))',
  source: { authors: 'Sønderby et al.', year: 2016, title: 'Ladder variational autoencoders' },
  lookAt:
    'The two KL terms: that of the upper level comes off zero when the warm-up gives it time. “random” under Generate draws from above.',
  experiment: defineExperiment({
    network: { id: 'dense', params: { widths: [400], activation: 'relu' } },
    code: { id: 'twoLevel', params: { size: 20, top: 8 } },
  }),
});
