/** The denoising autoencoder for Gaussian noise. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const gaussianDenoising = defineRecipe({
  id: 'gaussianDenoising',
  label: 'Denoising: Gaussian noise',
  summary:
    'Every pixel gets grain, and the network must give back the clean image. The best it can do is to move each noisy image uphill, to where images are more likely: r(x̃) = x̃ + σ² ∇ log p(x̃).',
  formula: 'min E ‖x − g(f(x + σ ε))‖²,  ε ~ N(0, I)',
  source: {
    authors: 'Alain & Bengio',
    year: 2014,
    title: 'What regularized auto-encoders learn from the data-generating distribution',
  },
  lookAt:
    'The corrupted row and the row below it, while you raise the noise: what cannot be seen is made up.',
  experiment: defineExperiment({
    corruption: { id: 'gaussian', params: { sigma: 0.5 } },
    network: { id: 'dense', params: { widths: [256] } },
    code: { id: 'plain', params: { size: 32 } },
    loss: { id: 'squaredError', params: { output: 'sigmoid' } },
  }),
});
