/** The concrete autoencoder. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const concrete = defineRecipe({
  id: 'concrete',
  label: 'Concrete autoencoder',
  summary:
    'It looks for the 50 pixels from which the whole image can be told best. While the temperature falls, each unit settles on one.',
  formula: 'min Σ ‖x − g(W x)‖²,  Wⱼ = softmax((αⱼ + g) / T)',
  source: {
    authors: 'Abid, Balın & Zou',
    year: 2019,
    title: 'Concrete autoencoders: differentiable feature selection and reconstruction',
  },
  lookAt:
    'The pixels that the units settle on: spread over the middle, few next to each other, none at the border. The loss falls late, when the temperature is low.',
  experiment: defineExperiment({
    network: { id: 'dense', params: { widths: [75], activation: 'leakyRelu' } },
    code: { id: 'concrete', params: { size: 50 } },
    loss: { id: 'squaredError', params: { output: 'linear' } },
    optimizer: { id: 'adam', params: { learningRate: 3e-3 } },
    training: { batchSize: 128, epochs: 10 },
  }),
});
