/** The overcomplete autoencoder, which learns the identity. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const overcomplete = defineRecipe({
  id: 'overcomplete',
  label: 'Overcomplete autoencoder',
  summary:
    'The code has 32 numbers for points of two, and nothing keeps it from copying them. So the error vanishes and nothing is learnt: points that never occur come back as well as those that do.',
  formula: 'min E ‖x − g(f(x))‖²,  units of the code > numbers of x  ⇒  g(f(x)) = x',
  source: {
    authors: 'Goodfellow, Bengio & Courville',
    year: 2016,
    title: 'Deep Learning, section 14.2',
    url: 'https://www.deeplearningbook.org/contents/autoencoders.html',
  },
  lookAt:
    'The squared error, which falls to nearly nothing. Then choose Gaussian noise of σ = 0.1 as the corruption: now copying is wrong, and points are drawn to the spiral.',
  experiment: defineExperiment({
    dataset: { id: 'spiral' },
    network: { id: 'dense', params: { widths: [64], activation: 'leakyRelu' } },
    code: { id: 'plain', params: { size: 32 } },
    loss: { id: 'squaredError', params: { output: 'linear' } },
    training: { batchSize: 128, epochs: 50 },
  }),
});
