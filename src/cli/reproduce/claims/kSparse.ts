/** Does a k-sparse code speak with exactly k units? */
import { kSparse as recipe } from '#catalog/recipes/kSparse.ts';
import { defineClaim } from '../claim.ts';

const { params } = recipe.experiment.code;
const { size } = params;
const k = 'k' in params ? params.k : size;

export const kSparse = defineClaim({
  id: 'kSparse',
  claim: `A k-sparse autoencoder describes every image by exactly ${k} of its ${size} units.`,
  source: recipe.source,
  async try(lab) {
    const { autoencoder } = await lab.train('k-sparse', recipe.experiment);
    const { codes } = await lab.outputs(autoencoder);
    const active = Array.from({ length: codes.length / size }, (_, image) =>
      codes
        .subarray(image * size, (image + 1) * size)
        .reduce((count, value) => count + Number(value !== 0), 0),
    );
    return {
      figures: [
        { label: 'units that are not zero, the fewest of any test image', value: Math.min(...active) },
        { label: 'the most', value: Math.max(...active) },
        { label: 'squared error', value: await lab.squaredError(autoencoder) },
      ],
      holds: active.every((count) => count === k),
    };
  },
});
