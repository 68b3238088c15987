/** Masking noise: some pixels are set to black. */
import { masked } from '../formulas/masking.ts';
import { numberParam } from '../params.ts';
import { defineCorruption } from './corruption.ts';

/** x̃ᵢ = xᵢ · [uᵢ ≥ rate] with uᵢ ~ U(0, 1). */
export const masking = defineCorruption({
  id: 'masking',
  label: 'Masking',
  summary:
    'Sets a share of the values to zero, black in images; the network learns to fill them in from the others.',
  formula: 'x̃ᵢ = xᵢ · [uᵢ ≥ rate]',
  source: {
    authors: 'Vincent et al.',
    year: 2008,
    title: 'Extracting and composing robust features with denoising autoencoders',
  },
  params: {
    rate: numberParam({
      label: 'Rate',
      help: 'Share of the values that are set to zero. At 0 this is the plain autoencoder.',
      default: 0.3,
      min: 0,
      max: 0.95,
      scale: 'linear',
      live: true,
    }),
  },
  corrupt: (tf, x, noise, { rate }) => masked(tf, x, rate, noise),
});
