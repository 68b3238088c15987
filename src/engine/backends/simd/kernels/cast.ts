/** Renaming, and tensors as another type of number. Arguments: assembly/map.ts. */
import type { DataType, TensorInfo } from '@tensorflow/tfjs-core';
import { sizeOf } from '../../../sizeOf.ts';
import type { SimdBackend } from '../backend.ts';
import type { SimdKernel } from './kernel.ts';

/** The kernel that converts; none where the words mean the same in both types. */
function conversion(from: DataType, to: DataType): string | undefined {
  if (from === 'float32') return to === 'bool' ? 'floatToBool' : 'floatToInt';
  if (to === 'float32') return 'intToFloat';
  return from === 'int32' ? 'intToBool' : undefined;
}

/** @returns a tensor of its own, which may share its numbers with x */
export function castTo(backend: SimdBackend, x: TensorInfo, dtype: DataType): TensorInfo {
  const kernel = x.dtype === dtype ? undefined : conversion(x.dtype, dtype);
  if (!kernel) return backend.alias(x, x.shape, dtype);
  const out = backend.output(x.shape, dtype);
  backend.perform(kernel, backend.address(x), backend.address(out), sizeOf(x.shape), 0, 0);
  return out;
}

/** Does with float32 what has no kernel for other types, and casts what comes out, as tfjs-cpu does. */
export function inFloats(
  backend: SimdBackend,
  inputs: readonly TensorInfo[],
  dtype: DataType,
  compute: (...inputs: readonly TensorInfo[]) => TensorInfo,
): TensorInfo {
  const floats = inputs.map((input) => castTo(backend, input, 'float32'));
  const result = compute(...floats);
  const out = castTo(backend, result, dtype);
  for (const { dataId } of [...floats, result]) backend.disposeData(dataId);
  return out;
}

const DTYPES: readonly DataType[] = ['float32', 'int32', 'bool'];

const cast: SimdKernel = {
  name: 'Cast',
  run({ backend, input, text }) {
    const wanted = text('dtype');
    const dtype = DTYPES.find((known) => known === wanted);
    if (!dtype) throw new RangeError(`Tensors of ${wanted} are not for computing: use numbers.`);
    return castTo(backend, input('x'), dtype);
  },
};

const identity: SimdKernel = {
  name: 'Identity',
  run: ({ backend, input }) => backend.alias(input('x'), input('x').shape),
};

/** Attribute shape; one side may be −1. */
const reshape: SimdKernel = {
  name: 'Reshape',
  run({ backend, input, numbers }) {
    const x = input('x');
    const size = sizeOf(x.shape);
    const wanted = numbers('shape');
    const known = sizeOf(wanted.filter((side) => side !== -1));
    const shape = wanted.map((side) => (side === -1 ? size / known : side));
    if (sizeOf(shape) !== size) {
      throw new RangeError(`A tensor of shape [${x.shape}] cannot be one of shape [${wanted}].`);
    }
    return backend.alias(x, shape);
  },
};

/** A new axis of one before axis `dim`; negative ones count from the end. */
const expandDims: SimdKernel = {
  name: 'ExpandDims',
  run({ backend, input, number }) {
    const x = input('input');
    const dim = number('dim');
    const shape = [...x.shape];
    shape.splice(dim < 0 ? shape.length + dim + 1 : dim, 0, 1);
    return backend.alias(x, shape);
  },
};

export const castKernels = [cast, identity, reshape, expandDims];
