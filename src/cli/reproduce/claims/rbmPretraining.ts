/** Does pretraining with Boltzmann machines let a deep network of sigmoid units learn? */
import { defineExperiment } from '#catalog/experiment.ts';
import { deepRbm as recipe } from '#catalog/recipes/deepRbm.ts';
import { defineClaim } from '../claim.ts';

/** What the paper gives for logistic PCA with as many components. */
const LOGISTIC_PCA = 8.01;
/** Pretrained, the squared error is at most this share of the other. */
const LARGEST_SHARE = 0.5;

const experiment = defineExperiment({
  network: { id: 'dense', params: { widths: [1000, 500, 250], activation: 'sigmoid' } },
  code: { id: 'plain', params: { size: 30, activation: 'linear' } },
  pretraining: { id: 'rbm', params: { epochs: 2 } },
  training: { batchSize: 100, epochs: 4 },
});

export const rbmPretraining = defineClaim({
  id: 'rbmPretraining',
  claim: `Pretrained with RBMs, 784-1000-500-250-30 with sigmoid units has at most half the squared error that it has from small random weights after the same fine-tuning, and less than the ${LOGISTIC_PCA} of logistic PCA.`,
  source: recipe.source,
  async try(lab) {
    const pretrained = await lab.train('pretrained', experiment);
    const random = await lab.train('from random weights', {
      ...experiment,
      pretraining: { id: 'none', params: {} },
    });
    const ours = await lab.squaredError(pretrained.autoencoder);
    const theirs = await lab.squaredError(random.autoencoder);
    return {
      figures: [
        { label: 'pretrained with RBMs, squared error of test images', value: ours },
        { label: 'from random weights, the same', value: theirs },
        { label: 'share', value: ours / theirs },
      ],
      holds: ours <= LARGEST_SHARE * theirs && ours < LOGISTIC_PCA,
    };
  },
});
