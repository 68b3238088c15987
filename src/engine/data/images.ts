/**
 * All items of a data set where batches are made of them: images as bytes and vectors as numbers on the device where it
 * can read them, else on the host.
 * Not the order in which they are taken: batches.ts.
 */
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { Data, Split } from '#catalog/datasets/data.ts';
import type { ImageSet } from '#catalog/datasets/imageSet.ts';
import { hasKernels, runKernel } from '../operations/kernel.ts';
import { tf } from '../tf.ts';

export interface Images {
  /** Numbers of one item. */
  readonly pixels: number;
  /** Training and test items together. */
  readonly count: number;
  /** The items with these indices, those to train on first, as [size, pixels]: images in [0, 1], vectors as they are;
   *  rows beyond them are zeros. The caller disposes. */
  rows(indices: ArrayLike<number>, size?: number): Tensor2D;
  /** The same from indices on the device, int32, -1 for zeros; undefined where the items are on the host. */
  readonly rowsOnDevice: ((indices: Tensor1D) => Tensor2D) | undefined;
  dispose(): void;
}

/** Makes a data set ready on the current backend; the caller disposes. */
export function createImages(data: Data): Images {
  if (!hasKernels('ImageRows')) return createHosted(data);
  return data.kind === 'image' ? createResidentImages(data) : createResidentVectors(data);
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

function createResidentImages(data: ImageSet): Images {
  const pixels = data.width * data.height;
  const images = tf.tensor1d(wordsOf(data), 'int32');
  const rowsOnDevice = (indices: Tensor1D) =>
    runKernel<Tensor2D>('ImageRows', { images, indices }, { pixels });
  return createResident(data, rowsOnDevice, () => images.dispose());
}

/** Backends that have kernels of our own gather zeros for an index that no row has. */
function createResidentVectors(data: Exclude<Data, ImageSet>): Images {
  const pixels = data.width * data.height;
  const values = tf.tidy(() => {
    const parts = [data.train, data.test].map((split) => tf.tensor2d(split.values, [split.count, pixels]));
    return tf.concat2d(parts, 0);
  });
  const rowsOnDevice = (indices: Tensor1D) => tf.gather<Tensor2D>(values, indices);
  return createResident(data, rowsOnDevice, () => values.dispose());
}

function createResident(
  data: Data,
  rowsOnDevice: (indices: Tensor1D) => Tensor2D,
  dispose: () => void,
): Images {
  return {
    pixels: data.width * data.height,
    count: data.train.count + data.test.count,
    rowsOnDevice,
    rows(indices, size = indices.length) {
      const padded = new Int32Array(size).fill(-1);
      padded.set(indices);
      return tf.tidy(() => rowsOnDevice(tf.tensor1d(padded, 'int32')));
    },
    dispose,
  };
}

function createHosted(data: Data): Images {
  const pixels = data.width * data.height;
  return {
    pixels,
    count: data.train.count + data.test.count,
    rowsOnDevice: undefined,
    rows: (indices, size = indices.length) => gatherImages(data, indices, size),
    dispose() {},
  };
}

/** Items from the host, as rows() gives them; the caller disposes. */
export function gatherImages(data: Data, indices: ArrayLike<number>, size = indices.length): Tensor2D {
  const pixels = data.width * data.height;
  const values = new Float32Array(size * pixels);
  for (let row = 0; row < indices.length; row++) {
    const index = indices[row]!;
    if (index < data.train.count) copyImage(data.train, index, values, row, pixels);
    else copyImage(data.test, index - data.train.count, values, row, pixels);
  }
  return tf.tensor2d(values, [size, pixels]);
}

/** Item `index` of a split as row `row` of values [rows, pixels]: images in [0, 1], vectors as they are. */
export function copyImage(
  split: Split,
  index: number,
  values: Float32Array,
  row: number,
  pixels: number,
): void {
  const from = index * pixels;
  const to = row * pixels;
  if ('values' in split) {
    values.set(split.values.subarray(from, from + pixels), to);
    return;
  }
  for (let i = 0; i < pixels; i++) values[to + i] = split.images[from + i]! / 255;
}

/** All items of a split as copyImage gives them, [count, pixels]. */
export function valuesOf(split: Split): Float32Array {
  return 'values' in split ? split.values : Float32Array.from(split.images, (grey) => grey / 255);
}
