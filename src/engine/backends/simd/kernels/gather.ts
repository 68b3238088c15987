/** Kernels of tfjs that read or add up lines by their numbers. Arguments: assembly/gather.ts, scatter.ts, oneHot.ts. */
import { backend_util, gather_util, type TensorInfo } from '@tensorflow/tfjs-core';
import { sizeOf } from '../../../sizeOf.ts';
import type { SimdBackend } from '../backend.ts';
import { bits } from '../machine.ts';
import { axisOf } from './axes.ts';
import type { SimdKernel } from './kernel.ts';

/** x[:batchDims] are axes that the indices share; along `axis` they choose. */
const gather: SimdKernel = {
  name: 'GatherV2',
  run({ backend, input, number }) {
    const x = input('x');
    const indices = input('indices');
    const axis = axisOf(number('axis', 0), x.shape.length);
    const batchDims = axisOf(number('batchDims', 0), indices.shape.length);
    const chosen = indices.shape.slice(batchDims);
    const out = backend.output([...x.shape.slice(0, axis), ...chosen, ...x.shape.slice(axis + 1)], x.dtype);
    backend.perform(
      'gather',
      ...[backend.address(x), backend.address(indices), backend.address(out)],
      ...[sizeOf(x.shape.slice(0, batchDims)), sizeOf(x.shape.slice(batchDims, axis))],
      ...[x.shape[axis]!, sizeOf(x.shape.slice(axis + 1)), sizeOf(chosen)],
    );
    return out;
  },
};

const gatherNd: SimdKernel = {
  name: 'GatherNd',
  run({ backend, input }) {
    const x = input('params');
    const indices = input('indices');
    const [shape, count, width, strides] = gather_util.prepareAndValidate(x, indices);
    const out = backend.output(shape, x.dtype);
    backend.perform(
      'gatherNd',
      ...[backend.address(x), backend.address(indices), backend.address(out)],
      ...[sizeOf(x.shape) / width, width, count, strides.length, ...strides],
    );
    return out;
  },
};

interface Updates {
  readonly indices: TensorInfo;
  readonly updates: TensorInfo;
  readonly width: number;
  readonly count: number;
  readonly strides: readonly number[];
}

/** Sums of updates, in a new tensor whose other elements are 0. */
function scatter(
  backend: SimdBackend,
  shape: readonly number[],
  { indices, updates, width, count, strides }: Updates,
): TensorInfo {
  const out = backend.output(shape, updates.dtype);
  const lines = width === 0 ? 0 : sizeOf(shape) / width;
  backend.perform(
    updates.dtype === 'float32' ? 'scatterSum' : 'scatterSumOfInts',
    ...[backend.address(indices), backend.address(updates), backend.address(out)],
    ...[lines, width, count, strides.length, ...strides],
  );
  return out;
}

const scatterNd: SimdKernel = {
  name: 'ScatterNd',
  run({ backend, input, numbers }) {
    const indices = input('indices');
    const updates = input('updates');
    const shape = [...numbers('shape')];
    const found = backend_util.calculateShapes(updates, indices, shape);
    return scatter(backend, shape, {
      indices,
      updates,
      width: found.sliceSize,
      count: found.numUpdates,
      strides: found.strides.slice(0, found.sliceRank),
    });
  },
};

/** out[s] = Σ x[i] over the i with segmentIds[i] = s; the gradient of a gather. */
const unsortedSegmentSum: SimdKernel = {
  name: 'UnsortedSegmentSum',
  run({ backend, input, number }) {
    const updates = input('x');
    const indices = input('segmentIds');
    const line = updates.shape.slice(indices.shape.length);
    return scatter(backend, [number('numSegments'), ...line], {
      indices,
      updates,
      width: sizeOf(line),
      count: sizeOf(indices.shape),
      strides: [1],
    });
  },
};

const oneHot: SimdKernel = {
  name: 'OneHot',
  run({ backend, input, number, text }) {
    const indices = input('indices');
    const depth = number('depth');
    const dtype = text('dtype', 'int32') === 'float32' ? 'float32' : 'int32';
    const wordOf = dtype === 'float32' ? bits : Math.trunc;
    const out = backend.output([...indices.shape, depth], dtype);
    backend.perform(
      'oneHot',
      ...[backend.address(indices), backend.address(out), sizeOf(indices.shape), depth],
      ...[wordOf(number('onValue', 1)), wordOf(number('offValue', 0))],
    );
    return out;
  },
};

export const gatherKernels = [gather, gatherNd, scatterNd, unsortedSegmentSum, oneHot];
