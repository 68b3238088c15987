/** The VQ-VAE. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const vqVae = defineRecipe({
  id: 'vqVae',
  label: 'VQ-VAE',
  summary:
    'Each image becomes 16 entries of one list of 64 short vectors, which is learnt along with the network. So its whole code is 16 numbers from 0 to 63, or 12 bytes.',
  formula: 'min −Σ log p(x | g(e)) + β ‖zₑ − sg[e]‖²,  e = the entries nearest to zₑ',
  source: {
    authors: 'van den Oord, Vinyals & Kavukcuoglu',
    year: 2017,
    title: 'Neural discrete representation learning',
  },
  lookAt:
    'What “random” under Generate draws: entries as often as the data use them, but independent of each other, which is not yet a digit. Watch the commitment fall.',
  experiment: defineExperiment({
    network: { id: 'dense', params: { widths: [256], activation: 'relu' } },
    code: { id: 'vectorQuantised', params: { size: 64, vectors: 16, entries: 64 } },
  }),
});
