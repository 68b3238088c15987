/** What a VAE draws from its prior looks like digits; what a plain autoencoder draws does not. */

import { vae as recipe } from '#catalog/recipes/vae.ts';
import type { Tensor1D, Tensor2D } from '#catalog/tf.ts';
import type { Autoencoder } from '#engine/autoencoder.ts';
import { type Classifier, trainClassifier } from '#engine/evaluation/classifier.ts';
import { normal } from '#engine/random.ts';
import { tf } from '#engine/tf.ts';
import { defineClaim } from '../claim.ts';

const SAMPLES = 2000;
const { size } = recipe.experiment.code.params;
const plainExperiment = {
  ...recipe.experiment,
  code: { id: 'plain', params: { size, activation: 'linear' } },
} as const;

/** Independent normal numbers with the mean and the standard deviation of each unit of these codes,
 *  [SAMPLES, latentDim]. */
function drawLike(codes: Float32Array, units: number): Tensor2D {
  const draws = normal(SAMPLES * units, { seed: 1, stream: 'priorSamples', counter: 0 });
  return tf.tidy(() => {
    const { mean, variance } = tf.moments(tf.tensor2d(codes, [codes.length / units, units]), 0);
    return tf.add(mean, tf.mul(tf.sqrt(variance), tf.tensor2d(draws, [SAMPLES, units])));
  });
}

/** Mean confidence of a classifier in the images of these codes, which are disposed. */
async function confidenceIn(classifier: Classifier, { decode }: Autoencoder, z: Tensor2D): Promise<number> {
  const mean = tf.tidy(() => tf.mean<Tensor1D>(classifier.confidence(decode(z))));
  const [value] = await mean.data<'float32'>();
  tf.dispose([mean, z]);
  return value!;
}

export const priorSamples = defineClaim({
  id: 'priorSamples',
  claim: `A digit classifier is surer of what a VAE with ${size} units decodes from its prior than of what a plain autoencoder decodes from codes drawn with the mean and spread of each of its units.`,
  source: recipe.source,
  async try(lab) {
    const classifier = await lab.measure('Training a classifier', trainClassifier(lab.data, 3, 1));
    const accuracy = await classifier.accuracy();
    const { autoencoder: vae } = await lab.train('VAE', recipe.experiment);
    const { autoencoder: plain } = await lab.train('plain', plainExperiment);
    const ours = await confidenceIn(classifier, vae, vae.drawPrior(SAMPLES, 0)!);
    const { codes } = await lab.outputs(plain);
    const theirs = await confidenceIn(classifier, plain, drawLike(codes, size));
    classifier.dispose();
    return {
      figures: [
        { label: 'accuracy of the classifier on test images', value: accuracy },
        { label: `mean confidence in ${SAMPLES} samples of the VAE`, value: ours },
        { label: 'in as many of the plain autoencoder', value: theirs },
      ],
      holds: ours > theirs,
    };
  },
});
