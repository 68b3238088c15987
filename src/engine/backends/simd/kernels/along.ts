/** Kernels of tfjs that go along one axis in order, or along rows. Arguments: assembly/along.ts, softmax.ts, topK.ts. */
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { sizeOf } from '../../../sizeOf.ts';
import { axesOf } from './axes.ts';
import type { Call, SimdKernel } from './kernel.ts';

/** A shape as [before, side, after] an axis. */
const around = (shape: readonly number[], axis: number) => [
  sizeOf(shape.slice(0, axis)),
  shape[axis] ?? 1,
  sizeOf(shape.slice(axis + 1)),
];

const kernelFor = (name: string, { dtype }: TensorInfo) => (dtype === 'float32' ? name : `${name}OfInts`);

/** The axis of a kernel that takes one; 0 of a scalar. */
const onlyAxis = (call: Call, x: TensorInfo) => axesOf(call, x.shape.length)[0] ?? 0;

/** Place of the first largest or smallest element along an axis, int32. */
const extremum = (name: string, kernel: string): SimdKernel => ({
  name,
  run(call) {
    const { backend } = call;
    const x = call.input('x');
    const axis = onlyAxis(call, x);
    const out = backend.output(x.shape.toSpliced(axis, 1), 'int32');
    const extent = around(x.shape, axis);
    backend.perform(kernelFor(kernel, x), backend.address(x), backend.address(out), ...extent);
    return out;
  },
});

/** Sums of all elements up to each along an axis. */
const cumsum: SimdKernel = {
  name: 'Cumsum',
  run(call) {
    const { backend, flag } = call;
    const x = call.input('x');
    const out = backend.output(x.shape, x.dtype === 'float32' ? 'float32' : 'int32');
    backend.perform(
      kernelFor('runningSum', x),
      ...[backend.address(x), backend.address(out), ...around(x.shape, onlyAxis(call, x))],
      ...[Number(flag('exclusive')), Number(flag('reverse'))],
    );
    return out;
  },
};

/** Along the last axis, the only one that tfjs asks for. */
const alongRows = (name: string, kernel: string): SimdKernel => ({
  name,
  run({ backend, input }) {
    const logits = input('logits');
    const out = backend.output(logits.shape);
    const columns = logits.shape.at(-1) ?? 1;
    const rows = sizeOf(logits.shape.slice(0, -1));
    backend.perform(kernel, backend.address(logits), backend.address(out), rows, columns);
    return out;
  },
});

/** The k largest of the last axis and their places: values [..., k], indices int32 [..., k]. */
const topK: SimdKernel = {
  name: 'TopK',
  run({ backend, input, number }) {
    const x = input('x');
    const k = number('k');
    const shape = [...x.shape.slice(0, -1), k];
    const values = backend.output(shape, x.dtype);
    const indices = backend.output(shape, 'int32');
    backend.perform(
      kernelFor('topK', x),
      ...[backend.address(x), backend.address(values), backend.address(indices)],
      ...[sizeOf(x.shape.slice(0, -1)), x.shape.at(-1) ?? 1, k],
    );
    return [values, indices];
  },
};

export const alongKernels = [
  extremum('ArgMax', 'argMost'),
  extremum('ArgMin', 'argLeast'),
  cumsum,
  alongRows('Softmax', 'softmax'),
  alongRows('LogSoftmax', 'logSoftmax'),
  topK,
];
