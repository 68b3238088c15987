/** The denoising autoencoder on points of the plane, where one sees what it learns. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const denoisingField = defineRecipe({
  id: 'denoisingField',
  label: 'Denoising field',
  summary:
    'Points of a spiral are shaken, and the network must say where they came from. It learns an arrow for every place of the plane: towards the data, along the slope of their log-density.',
  formula: 'r(x) − x → σ² ∇ log p_σ(x)',
  source: {
    authors: 'Alain & Bengio',
    year: 2014,
    title: 'What regularized auto-encoders learn from the data-generating distribution',
  },
  lookAt: 'The denoising field under Inspect: the arrows beside the best ones, and how their cosine nears 1.',
  experiment: defineExperiment({
    dataset: { id: 'spiral' },
    corruption: { id: 'gaussian', params: { sigma: 0.15 } },
    network: { id: 'dense', params: { widths: [128, 128], activation: 'relu' } },
    code: { id: 'plain', params: { size: 64, activation: 'relu' } },
    loss: { id: 'squaredError', params: { output: 'linear' } },
    optimizer: { id: 'adam', params: { learningRate: 2e-3 } },
    schedule: { id: 'cosine' },
    training: { batchSize: 256, epochs: 150 },
  }),
});
