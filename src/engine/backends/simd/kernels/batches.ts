/** A step's batch: which images, and the images as rows of numbers. Arguments: assembly/batches.ts. */
import { hashName, shuffleHalfBits } from '../../../random.ts';
import { sizeOf } from '../../../sizeOf.ts';
import type { SimdKernel } from './kernel.ts';

/** {counter: int32 scalar, steps from 0}, {count, batchSize, seed} → [indices int32 [batchSize], weights float32
 *  [batchSize]]: each image once an epoch, in an order of its own each epoch; in the last batch −1 with weight 0 beyond
 *  the images that are left, and weight 1 / their number for those. */
const shuffledIndices: SimdKernel = {
  name: 'ShuffledIndices',
  run({ backend, input, number }) {
    const count = number('count');
    const batchSize = number('batchSize');
    const indices = backend.output([batchSize], 'int32');
    const weights = backend.output([batchSize]);
    backend.perform(
      'shuffledIndices',
      ...[backend.address(input('counter')), count, batchSize, shuffleHalfBits(count)],
      ...[number('seed'), hashName('shuffle'), backend.address(indices), backend.address(weights)],
    );
    return [indices, weights];
  },
};

/** {images: int32 [words], four grey levels each, little endian, images back to back; indices: int32 [m]}, {pixels} →
 *  float32 [m, pixels] = level / 255; a row of zeros for the index −1. */
const imageRows: SimdKernel = {
  name: 'ImageRows',
  run({ backend, input, number }) {
    const indices = input('indices');
    const rows = sizeOf(indices.shape);
    const pixels = number('pixels');
    const out = backend.output([rows, pixels]);
    backend.perform(
      'imageRows',
      ...[backend.address(input('images')), backend.address(indices), backend.address(out), rows, pixels],
    );
    return out;
  },
};

export const batchKernels = [shuffledIndices, imageRows];
