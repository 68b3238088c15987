/** The linear autoencoder with weight decay, whose weights are the principal components. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const linearDecay = defineRecipe({
  id: 'linearDecay',
  label: 'Linear with weight decay: the components themselves',
  summary:
    'Without a price on the weights a linear autoencoder finds the space of PCA, but any axes in it. With one, the singular vectors of its decoder are the principal components, and their singular values tell the variances.',
  formula: 'min Σ ‖x − D E x‖² + ½ λ (‖D‖² + ‖E‖²)  ⇒  D = Eᵀ,  λᵢ = (λ/2) / (1 − sᵢ²)',
  source: {
    authors: 'Kunin et al.',
    year: 2019,
    title: 'Loss landscapes of regularized linear autoencoders',
  },
  lookAt:
    'Linear truth under Inspect: the alignments go to 1. Remove the weight decay and start anew: the angles still close, the alignments do not.',
  experiment: defineExperiment({
    network: { id: 'linear' },
    code: { id: 'plain', params: { size: 10, activation: 'linear' } },
    loss: { id: 'squaredError', params: { output: 'linear' } },
    regularizers: [{ id: 'weightDecay', params: { lambda: 1 } }],
    optimizer: { id: 'lbfgs', params: { lineSearches: 5, pairs: 20, between: 'continue' } },
    training: { batchSize: 10_000, epochs: 5 },
  }),
});
