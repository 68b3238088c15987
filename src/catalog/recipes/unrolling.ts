/** A deep autoencoder that flattens a bent sheet. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const unrolling = defineRecipe({
  id: 'unrolling',
  label: 'Unrolling a sheet',
  summary:
    'A sheet bent into an S lies in three dimensions but has only two. A deep autoencoder with two code units flattens it; PCA can only look at it from one side.',
  formula: 'min Σ ‖x − g(f(x))‖²,  f: ℝ³ → ℝ²',
  source: {
    authors: 'Hinton & Salakhutdinov',
    year: 2006,
    title: 'Reducing the dimensionality of data with neural networks',
  },
  lookAt:
    'The two maps: the parts of the curve lie side by side on the left and across each other under PCA.',
  experiment: defineExperiment({
    dataset: { id: 'sCurve' },
    network: { id: 'dense', params: { widths: [128, 64], activation: 'elu' } },
    code: { id: 'plain', params: { size: 2, activation: 'linear' } },
    loss: { id: 'squaredError', params: { output: 'linear' } },
    optimizer: { id: 'adam', params: { learningRate: 2e-3 } },
    schedule: { id: 'cosine' },
    training: { batchSize: 128, epochs: 100 },
  }),
});
