/** How often each entry of a codebook is part of an image's code. Not the moving averages of the training. */
import { codebookUse } from '../evaluation/codebookUse.ts';
import { entryShares } from '../evaluation/entryShares.ts';
import { tf } from '../tf.ts';
import { defineProbe, takeValues } from './probe.ts';
import { sampleImages } from './sample.ts';

interface EntriesFrame extends ReturnType<typeof codebookUse> {
  readonly step: number;
  /** Held-out images that it was measured on, and vectors of the code of each. */
  readonly images: number;
  readonly places: number;
  /** Share of all vectors that are each entry, [entries]. */
  readonly shares: Float32Array;
}

export const entries = defineProbe({
  id: 'entries',
  isHeavy: true,
  async compute(context, _: true): Promise<EntriesFrame | undefined> {
    const { autoencoder, step } = context;
    const found = tf.tidy(() => {
      const { codebook } = autoencoder.readings();
      return codebook ? { codebook, z: autoencoder.encode(sampleImages(context)) } : undefined;
    });
    if (!found) return undefined;
    const [count = 1, dimension = 1] = found.codebook.shape;
    const [images, places] = [found.z.shape[0], autoencoder.latentDim / dimension];
    const perPlace = entryShares(await takeValues(found.z), await takeValues(found.codebook), {
      places,
      dimension,
    });
    const shares = Float32Array.from({ length: count }, (_, entry) => {
      let sum = 0;
      for (let place = 0; place < places; place++) sum += perPlace[place * count + entry]!;
      return sum / places;
    });
    return { step, images, places, shares, ...codebookUse(perPlace, count) };
  },
});
