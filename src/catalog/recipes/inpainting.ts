/** Inpainting: the denoising autoencoder for missing boxes. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const inpainting = defineRecipe({
  id: 'inpainting',
  label: 'Inpainting',
  summary:
    'A box somewhere in each image is painted over, and the network must give back the whole image. What lies under the box can only be told from what stands around it.',
  formula: 'min −Σ log p(x | g(f(x̃))),  x̃ = x outside the box',
  source: {
    authors: 'Pathak et al.',
    year: 2016,
    title: 'Context encoders: feature learning by inpainting',
  },
  lookAt: 'Strokes that end at the box: they are carried on inside it, and sometimes into another digit.',
  experiment: defineExperiment({
    corruption: { id: 'occlusion', params: { side: 0.4, paint: 'grey' } },
    network: { id: 'dense', params: { widths: [400] } },
    code: { id: 'plain', params: { size: 64 } },
  }),
});
