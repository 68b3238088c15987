/**
 * All images of a data set where batches are made of them: as bytes on the device where it can read them, else on the
 * host.
 * Not the order in which they are taken: batches.ts.
 */
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { ImageSet, ImageSplit } from '#catalog/datasets/imageSet.ts';
import { hasKernels, runKernel } from '../operations/kernel.ts';
import { tf } from '../tf.ts';

export interface Images {
  readonly pixels: number;
  /** Training and test images together. */
  readonly count: number;
  /** The images with these indices, training images first, as [size, pixels] in [0, 1]; rows beyond them are black. The
   *  caller disposes. */
  rows(indices: ArrayLike<number>, size?: number): Tensor2D;
  /** The same from indices on the device, int32, -1 for black; undefined where the images are on the host. */
  readonly rowsOnDevice: ((indices: Tensor1D) => Tensor2D) | undefined;
  dispose(): void;
}

/** Makes a data set ready on the current backend; the caller disposes. */
export function createImages(data: ImageSet): Images {
  return hasKernels('ImageRows') ? createResident(data) : createHosted(data);
}

/** Grey levels, four to a word, training images first. */
function wordsOf({ train, test }: ImageSet): Int32Array {
  const bytes = train.images.length + test.images.length;
  const words = new Int32Array(Math.ceil(bytes / 4));
  const levels = new Uint8Array(words.buffer);
  levels.set(train.images);
  levels.set(test.images, train.images.length);
  return words;
}

function createResident(data: ImageSet): Images {
  const pixels = data.width * data.height;
  const images = tf.tensor1d(wordsOf(data), 'int32');
  const rowsOnDevice = (indices: Tensor1D) =>
    runKernel<Tensor2D>('ImageRows', { images, indices }, { pixels });
  return {
    pixels,
    count: data.train.count + data.test.count,
    rowsOnDevice,
    rows(indices, size = indices.length) {
      const padded = new Int32Array(size).fill(-1);
      padded.set(indices);
      return tf.tidy(() => rowsOnDevice(tf.tensor1d(padded, 'int32')));
    },
    dispose: () => images.dispose(),
  };
}

function createHosted(data: ImageSet): Images {
  const pixels = data.width * data.height;
  return {
    pixels,
    count: data.train.count + data.test.count,
    rowsOnDevice: undefined,
    rows: (indices, size = indices.length) => gatherImages(data, indices, size),
    dispose() {},
  };
}

/** Images from the host, as rows() gives them; the caller disposes. */
export function gatherImages(data: ImageSet, indices: ArrayLike<number>, size = indices.length): Tensor2D {
  const pixels = data.width * data.height;
  const values = new Float32Array(size * pixels);
  for (let row = 0; row < indices.length; row++) {
    const index = indices[row]!;
    if (index < data.train.count) copyImage(data.train, index, values, row, pixels);
    else copyImage(data.test, index - data.train.count, values, row, pixels);
  }
  return tf.tensor2d(values, [size, pixels]);
}

/** Image `index` of a split as row `row` of values [rows, pixels] in [0, 1]. */
export function copyImage(
  split: ImageSplit,
  index: number,
  values: Float32Array,
  row: number,
  pixels: number,
): void {
  const from = index * pixels;
  const to = row * pixels;
  for (let i = 0; i < pixels; i++) values[to + i] = split.images[from + i]! / 255;
}
