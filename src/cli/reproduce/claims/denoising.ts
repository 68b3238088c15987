/** Training on corrupted images pays where images are corrupted. */
import { denoising as recipe } from '#catalog/recipes/denoising.ts';
import { defineClaim } from '../claim.ts';

const LEAST_GAIN = 0.25;

export const denoising = defineClaim({
  id: 'denoising',
  claim:
    'A denoising autoencoder restores images with 30 % of their pixels missing with at least 25 % less squared error than a plain one.',
  source: recipe.source,
  async try(lab) {
    const spec = recipe.experiment;
    const trained = await lab.train('denoising', spec);
    const plain = await lab.train('plain', { ...spec, corruption: { id: 'none', params: {} } });
    const ours = await lab.squaredErrorCorrupted(trained.autoencoder, trained);
    const theirs = await lab.squaredErrorCorrupted(plain.autoencoder, trained);
    return {
      figures: [
        { label: 'denoising, squared error of corrupted test images', value: ours },
        { label: 'plain, the same', value: theirs },
        { label: 'gain', value: 1 - ours / theirs },
      ],
      holds: ours <= (1 - LEAST_GAIN) * theirs,
    };
  },
});
