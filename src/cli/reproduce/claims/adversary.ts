/** What a discriminator does to the images that a VAE draws from its prior. */
import { vae } from '#catalog/recipes/vae.ts';
import { vaeGan as recipe } from '#catalog/recipes/vaeGan.ts';
import { greyness } from '#engine/evaluation/metrics.ts';
import { tf } from '#engine/tf.ts';
import type { Trainer } from '#engine/trainer.ts';
import { defineClaim } from '../claim.ts';

const SAMPLES = 1000;

/** Of images decoded from the prior. */
function greynessOfSamples({ autoencoder }: Trainer): number {
  const images = tf.tidy(() => autoencoder.decode(autoencoder.drawPrior(SAMPLES, 0)!));
  const values = images.dataSync<'float32'>();
  images.dispose();
  return greyness(values, autoencoder.pixels);
}

export const adversary = defineClaim({
  id: 'adversary',
  claim:
    'What a VAE with a feature loss and a discriminator draws from its prior is less grey than what a VAE draws, and so nearer to real images.',
  source: recipe.source,
  async try(lab) {
    const judged = await lab.train('VAE with feature loss and discriminator', recipe.experiment);
    const plain = await lab.train('VAE', vae.experiment);
    const { pixels } = judged.autoencoder;
    const real = greyness(
      Float32Array.from(lab.data.test.images, (value) => value / 255),
      pixels,
    );
    const [ours, theirs] = [greynessOfSamples(judged), greynessOfSamples(plain)];
    return {
      figures: [
        { label: 'greyness Σ 4 x (1 − x) of real test images', value: real },
        { label: `of ${SAMPLES} samples, with feature loss and discriminator`, value: ours },
        { label: 'of as many of the VAE', value: theirs },
        {
          label: 'squared error of test images, with both',
          value: await lab.squaredError(judged.autoencoder),
        },
        { label: 'of the VAE', value: await lab.squaredError(plain.autoencoder) },
      ],
      holds: Math.abs(ours - real) < Math.abs(theirs - real),
    };
  },
});
