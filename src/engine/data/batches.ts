/**
 * Training batches of one fixed shape from resident uint8 images, in an order that the seed determines.
 * Not the images' owner: it only reads them.
 */
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { ImageSet, ImageSplit } from '#catalog/datasets/imageSet.ts';
import { permutation } from '../random.ts';
import { tf } from '../tf.ts';

export interface Batch {
  /** [batchSize, pixels] in [0, 1]; rows beyond `count` are black. */
  readonly x: Tensor2D;
  /** [batchSize]: 1 / count for the first `count` rows, 0 for the padding. */
  readonly weights: Tensor1D;
  readonly count: number;
}

/** Image `index` of a split as row `row` of values [rows, pixels] in [0, 1]. */
function copyImage(
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

/** The images with these indices, training images first, as [size, pixels]; rows beyond them are black. The caller
 *  disposes. */
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

/** The images with these indices as a batch of `size` rows; the caller disposes x and weights. */
export function gatherBatch(
  split: ImageSplit,
  pixels: number,
  indices: ArrayLike<number>,
  size: number,
): Batch {
  const values = new Float32Array(size * pixels);
  const weights = new Float32Array(size);
  for (let row = 0; row < indices.length; row++) {
    copyImage(split, indices[row]!, values, row, pixels);
    weights[row] = 1 / indices.length;
  }
  return {
    x: tf.tensor2d(values, [size, pixels]),
    weights: tf.tensor1d(weights),
    count: indices.length,
  };
}

export interface Batches {
  readonly stepsPerEpoch: number;
  /** How many images the batch of this step holds. */
  countAt(step: number): number;
  /** The batch of update number `step`, counted from 0; the caller disposes. */
  take(step: number): Batch;
}

/** Shuffled passes through a split: every image once an epoch, the last batch padded. */
export function createBatches(split: ImageSplit, pixels: number, batchSize: number, seed: number): Batches {
  const stepsPerEpoch = Math.ceil(split.count / batchSize);
  let epoch = -1;
  let order: Uint32Array = new Uint32Array();
  const range = (step: number) => {
    const start = (step % stepsPerEpoch) * batchSize;
    return { start, end: Math.min(start + batchSize, split.count) };
  };
  return {
    stepsPerEpoch,
    countAt(step) {
      const { start, end } = range(step);
      return end - start;
    },
    take(step) {
      const wanted = Math.floor(step / stepsPerEpoch);
      if (wanted !== epoch) {
        order = permutation(split.count, { seed, stream: 'shuffle', counter: wanted });
        epoch = wanted;
      }
      const { start, end } = range(step);
      return gatherBatch(split, pixels, order.subarray(start, end), batchSize);
    },
  };
}
