/** Kernels of tfjs that give one tensor's elements in another order, fewer of them, or more than once. */
import { slice_util, type TensorInfo } from '@tensorflow/tfjs-core';
import type { SimdBackend } from '../backend.ts';
import { axisOf, stridesOf } from './axes.ts';
import { copy } from './copy.ts';
import type { SimdKernel } from './kernel.ts';

/** out[i] = x[begin + i · steps], of shape `size`. */
function pick(
  backend: SimdBackend,
  x: TensorInfo,
  begin: readonly number[],
  steps: readonly number[],
  size: readonly number[],
): TensorInfo {
  const out = backend.output(size, x.dtype);
  const from = stridesOf(x.shape);
  const to = stridesOf(size);
  const offset = begin.reduce((sum, start, axis) => sum + start * from[axis]!, 0);
  const axes = size.map((side, axis) => ({ side, from: from[axis]! * steps[axis]!, to: to[axis]! }));
  copy(backend, { tensor: x, offset }, { tensor: out, offset: 0 }, axes);
  return out;
}

/** out[i_perm] = x[i]: axis k of the output is axis perm[k] of x. */
const transpose: SimdKernel = {
  name: 'Transpose',
  run({ backend, input, numbers }) {
    const x = input('x');
    const perm = numbers('perm');
    const from = stridesOf(x.shape);
    const out = backend.output(
      perm.map((axis) => x.shape[axis]!),
      x.dtype,
    );
    const to = stridesOf(out.shape);
    const axes = perm.map((axis, i) => ({ side: x.shape[axis]!, from: from[axis]!, to: to[i]! }));
    copy(backend, { tensor: x, offset: 0 }, { tensor: out, offset: 0 }, axes);
    return out;
  },
};

const slice: SimdKernel = {
  name: 'Slice',
  run({ backend, input, numbers, attribute }) {
    const x = input('x');
    const wanted = attribute('size') === undefined ? undefined : [...numbers('size')];
    const [begin, size] = slice_util.parseSliceParams(x, [...numbers('begin')], wanted);
    slice_util.assertParamsValid(x, begin!, size!);
    return pick(
      backend,
      x,
      begin!,
      x.shape.map(() => 1),
      size!,
    );
  },
};

const stridedSlice: SimdKernel = {
  name: 'StridedSlice',
  run({ backend, input, number, numbers }) {
    const x = input('x');
    const { begin, end, strides, finalShape } = slice_util.sliceInfo(
      x.shape,
      [...numbers('begin')],
      [...numbers('end')],
      [...numbers('strides')],
      number('beginMask'),
      number('endMask'),
      number('ellipsisMask'),
      number('newAxisMask'),
      number('shrinkAxisMask'),
    );
    const size = strides.map((step, axis) => Math.max(0, Math.ceil((end[axis]! - begin[axis]!) / step)));
    const picked = pick(backend, x, begin, strides, size);
    return { ...picked, shape: [...finalShape] };
  },
};

const reverse: SimdKernel = {
  name: 'Reverse',
  run({ backend, input, numbers }) {
    const x = input('x');
    const reversed = new Set(numbers('dims').map((axis) => axisOf(axis, x.shape.length)));
    const begin = x.shape.map((side, axis) => (reversed.has(axis) ? side - 1 : 0));
    const steps = x.shape.map((_, axis) => (reversed.has(axis) ? -1 : 1));
    return pick(backend, x, begin, steps, x.shape);
  },
};

/** Each axis k of x, reps[k] times one after the other. */
const tile: SimdKernel = {
  name: 'Tile',
  run({ backend, input, numbers }) {
    const x = input('x');
    const reps = numbers('reps');
    const out = backend.output(
      x.shape.map((side, axis) => side * reps[axis]!),
      x.dtype,
    );
    const from = stridesOf(x.shape);
    const to = stridesOf(out.shape);
    const axes = x.shape.flatMap((side, axis) => [
      { side: reps[axis]!, from: 0, to: side * to[axis]! },
      { side, from: from[axis]!, to: to[axis]! },
    ]);
    copy(backend, { tensor: x, offset: 0 }, { tensor: out, offset: 0 }, axes);
    return out;
  },
};

export const layoutKernels = [transpose, slice, stridedSlice, reverse, tile];
