/** The contractive autoencoder. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const contractive = defineRecipe({
  id: 'contractive',
  label: 'Contractive autoencoder',
  summary:
    'Every move of the code costs, so that it stands still unless the image changes in a way that matters. The weights out of the code are those into it, so that it cannot simply become small.',
  formula: 'min −Σ log p(x | Wᵀ z + b′) + λ ‖∂z/∂x‖²_F',
  source: {
    authors: 'Rifai et al.',
    year: 2011,
    title: 'Contractive auto-encoders: explicit invariance during feature extraction',
  },
  lookAt: 'The Jacobian under Inspect: it sinks, while the reconstructions stay. Raise λ, and they blur.',
  experiment: defineExperiment({
    network: { id: 'linear', params: { weights: 'tied' } },
    code: { id: 'plain', params: { size: 100, activation: 'sigmoid' } },
    regularizers: [{ id: 'contractive', params: { lambda: 1, norm: 'exact' } }],
  }),
});
