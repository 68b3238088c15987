/** Does a k-sparse code speak with exactly k units? */
import { defineExperiment } from '#catalog/experiment.ts';
import { kSparse as recipe } from '#catalog/recipes/kSparse.ts';
import { defineClaim } from '../claim.ts';

const K = 25;
const SIZE = 128;
const experiment = defineExperiment({
  network: { id: 'linear' },
  code: { id: 'kSparse', params: { size: SIZE, k: K, annealing: 0.5 } },
  loss: { id: 'squaredError', params: { output: 'linear' } },
});

export const kSparse = defineClaim({
  id: 'kSparse',
  claim: `A k-sparse autoencoder describes every image by exactly ${K} of its ${SIZE} units.`,
  source: recipe.source,
  async try(lab) {
    const { autoencoder } = await lab.train('k-sparse', experiment);
    const { codes } = await lab.outputs(autoencoder);
    const active = Array.from({ length: codes.length / SIZE }, (_, image) =>
      codes
        .subarray(image * SIZE, (image + 1) * SIZE)
        .reduce((count, value) => count + Number(value !== 0), 0),
    );
    return {
      figures: [
        { label: 'units that are not zero, the fewest of any test image', value: Math.min(...active) },
        { label: 'the most', value: Math.max(...active) },
        { label: 'squared error', value: await lab.squaredError(autoencoder) },
      ],
      holds: active.every((count) => count === K),
    };
  },
});
