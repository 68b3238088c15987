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
  /** [batchSize], int32: the class of each image, that of the first image for padding; where labels were asked for. */
  readonly labels?: Tensor1D;
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
  dispose(): void;
}

/** Shuffled passes through a split: every image once an epoch, the last batch padded. On a device that holds the images
 *  the order is made there, too: nothing is uploaded.
 *  @param images of which the split is the first part
 *  @param withLabels whether batches tell the images' classes
 *  @returns batches that the caller disposes */
export function createBatches(
  split: Split,
  images: Images,
  batchSize: number,
  seed: number,
  withLabels = false,
): Batches {
  const { count } = split;
  const stepsPerEpoch = Math.ceil(count / batchSize);
  const startOf = (step: number) => (step % stepsPerEpoch) * batchSize;
  const countAt = (step: number) => Math.min(batchSize, count - startOf(step));
  const fromHost = (step: number): Batch => {
    const epoch = Math.floor(step / stepsPerEpoch);
    const shuffled = createShuffle(count, { seed, stream: 'shuffle', counter: epoch });
    const indices = Array.from({ length: countAt(step) }, (_, i) => shuffled(startOf(step) + i));
    const batch = gatherBatch(split, images.pixels, indices, batchSize);
    return withLabels ? { ...batch, labels: labelsOf(split, indices, batchSize) } : batch;
  };
  const { rowsOnDevice } = images;
  const isOnDevice = rowsOnDevice !== undefined && hasKernels('ShuffledIndices');
  const labels = withLabels && isOnDevice ? tf.tensor1d(Int32Array.from(split.labels), 'int32') : undefined;
  return {
    stepsPerEpoch,
    countAt,
    dispose: () => labels?.dispose(),
    take(step, counter) {
      if (!isOnDevice) return fromHost(step);
      const shuffled = runKernelForMany('ShuffledIndices', { counter }, { count, batchSize, seed });
      const [indices, weights] = [
        tf.reshape<Rank.R1>(shuffled[0]!, [batchSize]),
        tf.reshape<Rank.R1>(shuffled[1]!, [batchSize]),
      ];
      const batch = { x: rowsOnDevice(indices), weights, count: countAt(step) };
      // The index of padding is −1.
      return labels
        ? { ...batch, labels: tf.gather(labels, tf.maximum<Tensor1D>(indices, tf.scalar(0, 'int32'))) }
        : batch;
    },
  };
}

/** Classes of the images with these indices, then of the first image. */
const labelsOf = ({ labels }: Split, indices: readonly number[], size: number): Tensor1D =>
  tf.tensor1d(
    Int32Array.from({ length: size }, (_, row) => labels[indices[row] ?? 0]!),
    'int32',
  );
