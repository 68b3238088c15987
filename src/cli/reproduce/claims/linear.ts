/** A linear autoencoder learns what PCA computes. */
import { linear as recipe } from '#catalog/recipes/linear.ts';
import { createPcaCodec, fitPca } from '#engine/codecs/pca.ts';
import { defineClaim } from '../claim.ts';

const LARGEST_EXCESS = 0.01;

export const linear = defineClaim({
  id: 'linear',
  claim:
    'A linear autoencoder comes within 1 % of the squared error of PCA with as many components, and never below it.',
  source: recipe.source,
  async try(lab) {
    const trained = await lab.train('linear', recipe.experiment);
    const { latentDim, pixels } = trained.autoencoder;
    const pca = createPcaCodec(
      await lab.measure('Fitting PCA', fitPca(lab.data.train, pixels, latentDim)),
      latentDim,
    );
    const ours = await lab.squaredError(trained.autoencoder);
    const theirs = await lab.squaredError(pca);
    pca.dispose();
    return {
      figures: [
        { label: `linear autoencoder with ${latentDim} units, squared error of test images`, value: ours },
        { label: `PCA with ${latentDim} components, the same`, value: theirs },
      ],
      holds: ours <= (1 + LARGEST_EXCESS) * theirs && ours >= 0.999 * theirs,
    };
  },
});
