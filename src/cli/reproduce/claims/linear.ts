/** A linear autoencoder learns what PCA computes. */
import { linear as recipe } from '#catalog/recipes/linear.ts';
import type { Codec } from '#engine/codecs/codec.ts';
import { createPcaCodec, fitPca } from '#engine/codecs/pca.ts';
import { evaluateSquaredError } from '#engine/evaluation/evaluate.ts';
import { defineClaim } from '../claim.ts';
import type { Lab } from '../lab.ts';

const LARGEST_EXCESS = 0.01;

const onTraining = ({ data, measure }: Lab, codec: Codec) =>
  measure('Testing on the training images', evaluateSquaredError(codec, data.train, data.train.count));

export const linear = defineClaim({
  id: 'linear',
  claim:
    'A linear autoencoder comes within 1 % of the squared error of PCA with as many components, and not below it on the images that both were fitted to.',
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
    const fitted = await onTraining(lab, trained.autoencoder);
    const bound = await onTraining(lab, pca);
    pca.dispose();
    return {
      figures: [
        { label: `linear autoencoder with ${latentDim} units, squared error of test images`, value: ours },
        { label: `PCA with ${latentDim} components, the same`, value: theirs },
        { label: 'linear autoencoder, squared error of training images', value: fitted },
        { label: 'PCA, the same', value: bound },
      ],
      holds: ours <= (1 + LARGEST_EXCESS) * theirs && fitted >= bound,
    };
  },
});
