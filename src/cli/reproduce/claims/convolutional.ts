/** The same filters everywhere take fewer weights than dense layers and reconstruct better. */
import { convolutional as recipe } from '#catalog/recipes/convolutional.ts';
import { undercomplete } from '#catalog/recipes/undercomplete.ts';
import { defineClaim } from '../claim.ts';

const { code } = recipe.experiment;

export const convolutional = defineClaim({
  id: 'convolutional',
  claim: `At a code of ${code.params.size} units a convolutional autoencoder reconstructs test images with less squared error than a dense one, and with fewer weights.`,
  source: recipe.source,
  async try(lab) {
    const ours = await lab.train('convolutional', recipe.experiment);
    const theirs = await lab.train('dense', { ...undercomplete.experiment, code });
    const errors = [await lab.squaredError(ours.autoencoder), await lab.squaredError(theirs.autoencoder)];
    return {
      figures: [
        { label: 'convolutional, squared error of test images', value: errors[0]! },
        { label: 'dense, the same', value: errors[1]! },
        { label: 'convolutional, weights', value: ours.parameters },
        { label: 'dense, weights', value: theirs.parameters },
      ],
      holds: errors[0]! < errors[1]! && ours.parameters < theirs.parameters,
    };
  },
});
