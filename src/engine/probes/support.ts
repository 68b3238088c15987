/** Which units of the code speak at all, for how many images: of codes that set the others to zero. Not how strongly. */
import { shareOfUse, supportSizes } from '../evaluation/sparsity.ts';
import { tf } from '../tf.ts';
import { defineProbe, takeValues } from './probe.ts';
import { sampleImages } from './sample.ts';

interface SupportFrame {
  readonly step: number;
  /** Held-out images that it was measured on. */
  readonly images: number;
  /** Units that are not zero, of the image that has the fewest, on average, and of the one that has the most. */
  readonly least: number;
  readonly mean: number;
  readonly most: number;
  /** Share of the images for which each unit is not zero, [units]. */
  readonly use: Float32Array;
}

export const support = defineProbe({
  id: 'support',
  isHeavy: true,
  async compute(context, _: true): Promise<SupportFrame> {
    const { autoencoder, step } = context;
    const z = await takeValues(tf.tidy(() => autoencoder.encode(sampleImages(context))));
    const sizes = supportSizes(z, autoencoder.latentDim);
    return {
      step,
      images: sizes.length,
      least: sizes.reduce((least, size) => Math.min(least, size), autoencoder.latentDim),
      mean: sizes.reduce((sum, size) => sum + size, 0) / sizes.length,
      most: sizes.reduce((most, size) => Math.max(most, size), 0),
      use: shareOfUse(z, autoencoder.latentDim),
    };
  },
});
