/** Operations on two tensors that are broadcast over each other. Arguments: assembly/broadcast.ts. */
import type { DataType, TensorInfo } from '@tensorflow/tfjs-core';
import type { SimdBackend } from '../backend.ts';
import { broadcast } from './broadcast.ts';
import { inFloats } from './cast.ts';
import type { SimdKernel } from './kernel.ts';

/** Which types an operation has kernels for; bool counts as int32. */
type Types = 'float' | 'both' | 'int';

interface Operation {
  /** tfjs's name; the kernel's begins with a small letter and ends with Int for int32. */
  readonly name: string;
  readonly types: Types;
  /** Type of the result, where it is not that of the operands. */
  readonly dtype: DataType | undefined;
}

const kernelName = (name: string, suffix: string) => name[0]!.toLowerCase() + name.slice(1) + suffix;

const isFloat = ({ dtype }: TensorInfo) => dtype === 'float32';

/** @returns f(a, b), a new tensor */
function combine(
  backend: SimdBackend,
  { name, types, dtype }: Operation,
  a: TensorInfo,
  b: TensorInfo,
): TensorInfo {
  const inputs = [a, b];
  const wanted = dtype ?? a.dtype;
  if (!inputs.every(isFloat) && (types === 'float' || inputs.some(isFloat))) {
    return inFloats(backend, inputs, wanted, (x, y) => combine(backend, { name, types, dtype }, x!, y!));
  }
  const { shape, words } = broadcast(a.shape, b.shape);
  const out = backend.output(shape, wanted);
  const kernel = kernelName(name, types === 'both' && !isFloat(a) ? 'Int' : '');
  backend.perform(kernel, backend.address(a), backend.address(b), backend.address(out), ...words);
  return out;
}

const operation = (
  name: string,
  types: Types,
  dtype?: DataType,
  [a, b]: readonly [string, string] = ['a', 'b'],
): SimdKernel => {
  const described = { name, types, dtype };
  return { name, run: ({ backend, input }) => combine(backend, described, input(a), input(b)) };
};

/** The sum of any number of tensors of one shape, which tfjs gives as an array. */
const addN: SimdKernel = {
  name: 'AddN',
  run({ backend, input, optionalInput }) {
    const first = input('0');
    if (!optionalInput('1')) return backend.alias(first, first.shape);
    const out = backend.output(first.shape, first.dtype);
    const { words } = broadcast(first.shape, first.shape);
    const kernel = kernelName('Add', isFloat(first) ? '' : 'Int');
    let sum = first;
    for (let i = 1, next = optionalInput('1'); next; next = optionalInput(String(++i))) {
      backend.perform(kernel, backend.address(sum), backend.address(next), backend.address(out), ...words);
      sum = out;
    }
    return out;
  },
};

export const binaryKernels = [
  ...['Add', 'Sub', 'Multiply', 'Maximum', 'Minimum', 'SquaredDifference'].map((name) =>
    operation(name, 'both'),
  ),
  ...['RealDiv', 'Pow', 'Atan2'].map((name) => operation(name, 'float')),
  operation('Mod', 'both'),
  operation('FloorDiv', 'both', 'int32'),
  operation('Prelu', 'float', 'float32', ['x', 'alpha']),
  operation('EluGrad', 'float', 'float32', ['dy', 'y']),
  ...['Equal', 'NotEqual', 'Greater', 'GreaterEqual', 'Less', 'LessEqual'].map((name) =>
    operation(name, 'both', 'bool'),
  ),
  operation('LogicalAnd', 'int', 'bool'),
  operation('LogicalOr', 'int', 'bool'),
  addN,
];
