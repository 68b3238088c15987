/** Kernels of tfjs that join tensors to one, or part one into several. */
import { backend_util, type TensorInfo } from '@tensorflow/tfjs-core';
import { sizeOf } from '../../../sizeOf.ts';
import type { SimdBackend } from '../backend.ts';
import { axisOf, withSide } from './axes.ts';
import { copy } from './copy.ts';
import type { Call, SimdKernel } from './kernel.ts';

/** The inputs of a kernel that takes a list of tensors. */
function listOf({ input, optionalInput }: Call): TensorInfo[] {
  const list = [input('0')];
  for (let next = optionalInput('1'); next; next = optionalInput(String(list.length))) list.push(next);
  return list;
}

interface Part {
  readonly tensor: TensorInfo;
  /** Elements of the part and of the whole in one step of the axes before the joint. */
  readonly length: number;
}

/** whole [outer, Σ length] = parts [outer, length] side by side. */
function join(backend: SimdBackend, parts: readonly Part[], whole: TensorInfo, outer: number): void {
  const to = parts.reduce((sum, { length }) => sum + length, 0);
  let offset = 0;
  for (const { tensor, length } of parts) {
    copy(backend, { tensor, offset: 0 }, { tensor: whole, offset }, [
      { side: outer, from: length, to },
      { side: length, from: 1, to: 1 },
    ]);
    offset += length;
  }
}

/** The opposite of join. */
function part(backend: SimdBackend, whole: TensorInfo, parts: readonly Part[], outer: number): void {
  const from = parts.reduce((sum, { length }) => sum + length, 0);
  let offset = 0;
  for (const { tensor, length } of parts) {
    copy(backend, { tensor: whole, offset }, { tensor, offset: 0 }, [
      { side: outer, from, to: length },
      { side: length, from: 1, to: 1 },
    ]);
    offset += length;
  }
}

const concat: SimdKernel = {
  name: 'Concat',
  run(call) {
    const { backend } = call;
    const list = listOf(call);
    const { shape, dtype } = list[0]!;
    const axis = axisOf(call.number('axis'), shape.length);
    const sides = list.map((tensor) => tensor.shape[axis]!);
    const side = sides.reduce((sum, each) => sum + each, 0);
    const whole = backend.output(withSide(shape, axis, side), dtype);
    const parts = list.map((tensor) => ({ tensor, length: sizeOf(tensor.shape.slice(axis)) }));
    join(backend, parts, whole, sizeOf(shape.slice(0, axis)));
    return whole;
  },
};

/** Along a new axis. */
const pack: SimdKernel = {
  name: 'Pack',
  run(call) {
    const { backend } = call;
    const list = listOf(call);
    const { shape, dtype } = list[0]!;
    const axis = axisOf(call.number('axis'), shape.length + 1);
    const whole = backend.output(shape.toSpliced(axis, 0, list.length), dtype);
    const length = sizeOf(shape.slice(axis));
    const parts = list.map((tensor) => ({ tensor, length }));
    join(backend, parts, whole, sizeOf(shape.slice(0, axis)));
    return whole;
  },
};

const unpack: SimdKernel = {
  name: 'Unpack',
  run({ backend, input, number }) {
    const whole = input('value');
    const axis = axisOf(number('axis'), whole.shape.length);
    const shape = whole.shape.toSpliced(axis, 1);
    const length = sizeOf(shape.slice(axis));
    const list = Array.from({ length: whole.shape[axis]! }, () => backend.output(shape, whole.dtype));
    const parts = list.map((tensor) => ({ tensor, length }));
    part(backend, whole, parts, sizeOf(shape.slice(0, axis)));
    return list;
  },
};

const splitV: SimdKernel = {
  name: 'SplitV',
  run({ backend, input, number, numbers, attribute }) {
    const whole = input('x');
    const { shape, dtype } = whole;
    const axis = axisOf(number('axis', 0), shape.length);
    const given = attribute('numOrSizeSplits');
    const wanted = typeof given === 'number' ? given : [...numbers('numOrSizeSplits')];
    const sides = backend_util.prepareSplitSize(whole, wanted, axis);
    const list = sides.map((side) => backend.output(withSide(shape, axis, side), dtype));
    const parts = list.map((tensor) => ({ tensor, length: sizeOf(tensor.shape.slice(axis)) }));
    part(backend, whole, parts, sizeOf(shape.slice(0, axis)));
    return list;
  },
};

export const joinKernels = [concat, pack, unpack, splitV];
