/** Constants and sequences. Arguments: assembly/fill.ts. */
import type { DataType, TensorInfo } from '@tensorflow/tfjs-core';
import { sizeOf } from '../../../sizeOf.ts';
import type { SimdBackend } from '../backend.ts';
import { bits } from '../machine.ts';
import type { SimdKernel } from './kernel.ts';

/** A number as the word that stands for it in a tensor. */
const wordOf = (value: number, dtype: DataType) => (dtype === 'float32' ? bits(value) : Math.trunc(value));

/** @returns a new tensor with the same number everywhere */
export function filled(
  backend: SimdBackend,
  shape: readonly number[],
  value: number,
  dtype: DataType,
): TensorInfo {
  const out = backend.output(shape, dtype);
  backend.perform('fill', backend.address(out), sizeOf(shape), wordOf(value, dtype));
  return out;
}

const typeOf = (dtype: string): DataType => (dtype === 'int32' || dtype === 'bool' ? dtype : 'float32');

const fill: SimdKernel = {
  name: 'Fill',
  run: ({ backend, numbers, number, text }) =>
    filled(backend, numbers('shape'), number('value'), typeOf(text('dtype', 'float32'))),
};

const like = (name: string, value: number): SimdKernel => ({
  name,
  run: ({ backend, input }) => filled(backend, input('x').shape, value, input('x').dtype),
});

function sequence(
  backend: SimdBackend,
  length: number,
  start: number,
  step: number,
  dtype: DataType,
): TensorInfo {
  const out = backend.output([length], dtype);
  const kernel = dtype === 'float32' ? 'range' : 'rangeInt';
  backend.perform(kernel, backend.address(out), length, wordOf(start, dtype), wordOf(step, dtype));
  return out;
}

/** start, start + step … before stop; none where the step leads away from it, but that 1 may lead down. */
const range: SimdKernel = {
  name: 'Range',
  run({ backend, number, text }) {
    const [start, stop] = [number('start'), number('stop')];
    const given = number('step', 1);
    const step = stop < start && given === 1 ? -1 : given;
    const length = Math.max(0, Math.ceil((stop - start) / step));
    return sequence(backend, length, start, step, typeOf(text('dtype', 'float32')));
  },
};

/** `num` numbers from start to stop, both among them. */
const linSpace: SimdKernel = {
  name: 'LinSpace',
  run({ backend, number }) {
    const [start, num] = [number('start'), number('num')];
    return sequence(backend, num, start, (number('stop') - start) / Math.max(1, num - 1), 'float32');
  },
};

export const fillKernels = [fill, like('ZerosLike', 0), like('OnesLike', 1), range, linSpace];
