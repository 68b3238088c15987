/**
 * Training batches of one fixed shape, in an order that the seed determines.
 * Not the images: images.ts holds those.
 */
import type { Rank, Scalar, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { Split } from '#catalog/datasets/data.ts';
import { hasKernels, runKernelForMany } from '../operations/kernel.ts';
import { createShuffle } from '../random.ts';
import { tf } from '../tf.ts';
import { copyImage, type Images } from './images.ts';

export interface Batch {
  /** [batchSize, pixels], images in [0, 1]; rows beyond `count` are zeros. */
  readonly x: Tensor2D;
  /** [batchSize]: 1 / count for the first `count` rows, 0 for the padding. */
  readonly weights: Tensor1D;
  readonly count: number;
}

/** The images with these indices as a batch of `size` rows; the caller disposes x and weights. */
export function gatherBatch(split: Split, pixels: number, indices: ArrayLike<number>, size: number): Batch {
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
  /** The batch of update number `step`, counted from 0; the caller disposes.
   *  @param counter the same number, int32, where a recorded step finds it */
  take(step: number, counter: Scalar): Batch;
}

/** Shuffled passes through a split: every image once an epoch, the last batch padded. On a device that holds the images
 *  the order is made there, too: nothing is uploaded.
 *  @param images of which the split is the first part */
export function createBatches(split: Split, images: Images, batchSize: number, seed: number): Batches {
  const { count } = split;
  const stepsPerEpoch = Math.ceil(count / batchSize);
  const startOf = (step: number) => (step % stepsPerEpoch) * batchSize;
  const countAt = (step: number) => Math.min(batchSize, count - startOf(step));
  const fromHost = (step: number): Batch => {
    const epoch = Math.floor(step / stepsPerEpoch);
    const shuffled = createShuffle(count, { seed, stream: 'shuffle', counter: epoch });
    const indices = Array.from({ length: countAt(step) }, (_, i) => shuffled(startOf(step) + i));
    return gatherBatch(split, images.pixels, indices, batchSize);
  };
  const { rowsOnDevice } = images;
  const isOnDevice = rowsOnDevice !== undefined && hasKernels('ShuffledIndices');
  return {
    stepsPerEpoch,
    countAt,
    take(step, counter) {
      if (!isOnDevice) return fromHost(step);
      const shuffled = runKernelForMany('ShuffledIndices', { counter }, { count, batchSize, seed });
      const [indices, weights] = [
        tf.reshape<Rank.R1>(shuffled[0]!, [batchSize]),
        tf.reshape<Rank.R1>(shuffled[1]!, [batchSize]),
      ];
      return { x: rowsOnDevice(indices), weights, count: countAt(step) };
    },
  };
}
