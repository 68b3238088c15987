/** The k-sparse autoencoder. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const kSparse = defineRecipe({
  id: 'kSparse',
  label: 'k-sparse autoencoder',
  summary:
    'One matrix in and one out, and of 128 units only the 25 strongest may speak for an image. Unlike PCA’s components, which all take part in every image, each unit then stands for a piece of some.',
  formula: 'min Σ ‖x − (W′ z + b′)‖²,  z = the k largest of W x + b',
  source: { authors: 'Makhzani & Frey', year: 2014, title: 'k-sparse autoencoders' },
  lookAt: 'The code of one image: exactly 25 bars. Lower k while it trains, and watch the error rise.',
  experiment: defineExperiment({
    network: { id: 'linear' },
    code: { id: 'kSparse', params: { size: 128, k: 25, annealing: 0.5 } },
    loss: { id: 'squaredError', params: { output: 'linear' } },
  }),
});
