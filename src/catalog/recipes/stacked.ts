/** Stacked denoising autoencoders. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const stacked = defineRecipe({
  id: 'stacked',
  label: 'Stacked denoising autoencoders',
  summary:
    'The layers learn one after the other: each fills the holes that were made in what the layer below tells. Then all of them are fine-tuned together, from a start that already knows about strokes.',
  formula: 'for each layer: min Σ L(v, g(f(ṽ))), ṽᵢ = vᵢ · [uᵢ ≥ rate];  then min −Σ log p(x | g(f(x)))',
  source: {
    authors: 'Vincent et al.',
    year: 2010,
    title: 'Stacked denoising autoencoders',
  },
  lookAt:
    'Inspect while it trains: one curve for each layer under Pretraining, strokes among the filters. Classes from codes tells what such layers were stacked for: measure before and after fine-tuning.',
  experiment: defineExperiment({
    network: { id: 'dense', params: { widths: [500, 250], activation: 'sigmoid' } },
    code: { id: 'plain', params: { size: 100, activation: 'sigmoid' } },
    pretraining: { id: 'greedy', params: { kind: 'denoising', epochs: 2, rate: 0.25 } },
    training: { batchSize: 100, epochs: 5 },
  }),
});
