/** The sparse autoencoder with a target for the mean activity. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const sparseKl = defineRecipe({
  id: 'sparseKl',
  label: 'Sparse autoencoder (KL)',
  summary:
    'A hundred units, each of which is asked to be active for a tenth of the time. So each comes to stand for a stroke that some images have and most do not.',
  formula: 'min −Σ log p(x | W′ z + b′) + λ Σⱼ KL(ρ ‖ ρ̂ⱼ),  ρ = 0.1',
  source: {
    authors: 'Ng',
    year: 2011,
    title: 'Sparse autoencoder, CS294A lecture notes',
    url: 'https://web.stanford.edu/class/cs294a/sparseAutoencoder.pdf',
  },
  lookAt:
    'Activity under Inspect: the bars gather around the target ρ. Then the filters, which become pen strokes.',
  experiment: defineExperiment({
    network: { id: 'linear' },
    code: { id: 'plain', params: { size: 100, activation: 'sigmoid' } },
    regularizers: [{ id: 'targetSparsity', params: { lambda: 20, rho: 0.1 } }],
  }),
});
