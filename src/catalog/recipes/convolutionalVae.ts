/** The convolutional variational autoencoder. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const convolutionalVae = defineRecipe({
  id: 'convolutionalVae',
  label: 'Convolutional VAE',
  summary:
    'The filters of the convolutional autoencoder around the code of the VAE. Images drawn from the prior keep clean strokes with few weights.',
  formula: 'min E_q[−log p(x|z)] + KL(q(z|x) ‖ N(0, I)),  p and q of convolutions',
  source: {
    authors: 'Kulkarni et al.',
    year: 2015,
    title: 'Deep convolutional inverse graphics network',
  },
  lookAt: 'What “random” under Generate draws, beside that of the VAE of dense layers at the same KL.',
  experiment: defineExperiment({
    network: { id: 'convolutional', params: { filters: [16, 32], kernel: 4, stride: 2 } },
    code: { id: 'gaussian', params: { size: 20, beta: 1 } },
  }),
});
