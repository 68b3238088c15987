/** The β-VAE. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const betaVae = defineRecipe({
  id: 'betaVae',
  label: 'β-VAE',
  summary:
    'A VAE that pays four times for every nat in the code. Fewer units stay in use, and each tends to mean one thing.',
  formula: 'min E_q[−log p(x|z)] + β KL(q(z|x) ‖ N(0, I)),  β = 4',
  source: {
    authors: 'Higgins et al.',
    year: 2017,
    title: 'β-VAE: learning basic visual concepts with a constrained variational framework',
  },
  lookAt: 'The sliders: many move nothing any more, the others change slant, width or thickness alone.',
  experiment: defineExperiment({
    network: { id: 'dense', params: { widths: [400], activation: 'relu' } },
    code: { id: 'gaussian', params: { size: 20, beta: 4 } },
  }),
});
