/** Does a concrete selector find pixels that tell more about the others than random or lively ones do? */
import { concrete as recipe } from '#catalog/recipes/concrete.ts';
import { momentsOf } from '#engine/codecs/moments.ts';
import { pixelRegressionError, pixelsOfLargestVariance } from '#engine/evaluation/pixelRegression.ts';
import { permutation } from '#engine/random.ts';
import { tf } from '#engine/tf.ts';
import type { Trainer } from '#engine/trainer.ts';
import { defineClaim } from '../claim.ts';

/** How many the recipe selects. */
const PIXELS = recipe.experiment.code.params.size;
const RANDOM_SETS = 20;

/** The pixel of each unit. */
async function selectedPixels({ autoencoder }: Trainer): Promise<number[]> {
  const selected = tf.tidy(() => autoencoder.readings().selected!);
  const pixels = [...(await selected.data())];
  selected.dispose();
  return pixels;
}

export const concrete = defineClaim({
  id: 'concrete',
  claim: `${PIXELS} pixels that a concrete selector chose tell more about the whole image than the best of ${RANDOM_SETS} random choices and than the ${PIXELS} pixels that vary most.`,
  source: recipe.source,
  async try(lab) {
    const { train, test, width, height } = lab.data;
    const ofTraining = await lab.measure('Moments of the training images', momentsOf(train, width * height));
    const ofTest = await lab.measure('Moments of the test images', momentsOf(test, width * height));
    const error = (pixels: Iterable<number>) => pixelRegressionError(ofTraining, ofTest, pixels);
    const random = Array.from({ length: RANDOM_SETS }, (_, counter) =>
      error(permutation(width * height, { seed: 1, stream: 'pixels', counter }).subarray(0, PIXELS)),
    );
    const trainer = await lab.train('concrete selector', recipe.experiment);
    const selected = await selectedPixels(trainer);
    const label = (whose: string) => `linear regression from ${whose}, squared error per pixel`;
    const figures = [
      { label: label(`${new Set(selected).size} selected pixels`), value: error(selected) },
      { label: label('random pixels, the best choice'), value: Math.min(...random) },
      {
        label: label('the pixels that vary most'),
        value: error(pixelsOfLargestVariance(ofTraining, PIXELS)),
      },
    ];
    const [own, ...others] = figures.map(({ value }) => value);
    return { figures, holds: others.every((other) => own! < other) };
  },
});
