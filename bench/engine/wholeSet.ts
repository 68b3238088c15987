/** What the page does with all images at once, as jobs: PCA of the training images and the codes of all of them. */
import type { ImageSet } from '#catalog/datasets/imageSet.ts';
import { defaultExperiment } from '#catalog/experiment.ts';
import { fitPca } from '#engine/codecs/pca.ts';
import { createCodeBook } from '#engine/probes/codeBook.ts';
import { createTrainer } from '#engine/trainer.ts';
import type { Job } from './job.ts';

const COMPONENTS = 128;

export function createPca({ train, width, height }: ImageSet): Job {
  return {
    async run(count) {
      for (let i = 0; i < count; i++) {
        const fit = fitPca(train, width * height, COMPONENTS);
        for (let next = await fit.next(); !next.done; next = await fit.next());
      }
      return 0;
    },
    dispose() {},
  };
}

export function createCodes(images: ImageSet): Job {
  const trainer = createTrainer(defaultExperiment, images);
  const book = createCodeBook(trainer.autoencoder, trainer.images);
  return {
    async run(count) {
      for (let i = 0; i < count; i++) {
        book.markStale();
        while (!book.isCurrent()) await book.refresh();
      }
      return 0;
    },
    dispose: () => trainer.dispose(),
  };
}
