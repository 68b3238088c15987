/** Functions of one tensor. Arguments: assembly/map.ts. */
import type { DataType, TensorInfo } from '@tensorflow/tfjs-core';
import { sizeOf } from '../../../sizeOf.ts';
import type { SimdBackend } from '../backend.ts';
import { bits } from '../machine.ts';
import { inFloats } from './cast.ts';
import type { Call, SimdKernel } from './kernel.ts';

const kernelName = (name: string) => name[0]!.toLowerCase() + name.slice(1);

/** f(x) with up to two parameters as words. @returns a new tensor */
function apply(
  backend: SimdBackend,
  kernel: string,
  x: TensorInfo,
  dtype: DataType,
  parameters: readonly number[] = [],
): TensorInfo {
  const out = backend.output(x.shape, dtype);
  const [alpha = 0, beta = 0] = parameters;
  backend.perform(kernel, backend.address(x), backend.address(out), sizeOf(x.shape), alpha, beta);
  return out;
}

/** A function with a kernel for float32 only. @param dtype of the result, where it is not that of x */
const floating = (
  name: string,
  parameters: (call: Call) => readonly number[] = () => [],
  dtype?: DataType,
): SimdKernel => ({
  name,
  run(call) {
    const x = call.input('x');
    const words = parameters(call).map(bits);
    const kernel = kernelName(name);
    if (x.dtype === 'float32') return apply(call.backend, kernel, x, dtype ?? 'float32', words);
    return inFloats(call.backend, [x], dtype ?? x.dtype, (floats) =>
      apply(call.backend, kernel, floats!, dtype ?? 'float32', words),
    );
  },
});

/** A function with a kernel for int32, too. */
const both = (name: string): SimdKernel => ({
  name,
  run({ backend, input }) {
    const x = input('x');
    return apply(backend, kernelName(name) + (x.dtype === 'float32' ? '' : 'Int'), x, x.dtype);
  },
});

/** A function that leaves whole numbers as they are. */
const rounding = (name: string): SimdKernel => ({
  name,
  run({ backend, input }) {
    const x = input('x');
    if (x.dtype === 'float32') return apply(backend, kernelName(name), x, 'float32');
    return backend.alias(x, x.shape);
  },
});

/** x within the bounds; those of whole numbers are whole. */
const clipByValue: SimdKernel = {
  name: 'ClipByValue',
  run({ backend, input, number }) {
    const x = input('x');
    const bounds = [number('clipValueMin'), number('clipValueMax')];
    if (x.dtype === 'float32') return apply(backend, 'clipByValue', x, 'float32', bounds.map(bits));
    const whole = bounds.map((bound) => Math.trunc(Math.min(2 ** 31 - 1, Math.max(-(2 ** 31), bound))));
    return apply(backend, 'clipByValueInt', x, x.dtype, whole);
  },
};

const logicalNot: SimdKernel = {
  name: 'LogicalNot',
  run: ({ backend, input }) => apply(backend, 'logicalNot', input('x'), 'bool'),
};

const FLOATING = [
  ...['Expm1', 'Log', 'Log1p', 'Sqrt', 'Rsqrt', 'Reciprocal', 'Erf', 'Sin', 'Cos'],
  ...['Sigmoid', 'Tanh', 'Relu6', 'Elu', 'Selu', 'Softplus'],
];

export const unaryKernels = [
  ...FLOATING.map((name) => floating(name)),
  ...['Neg', 'Abs', 'Square', 'Sign', 'Relu'].map(both),
  ...['Floor', 'Ceil', 'Round'].map(rounding),
  ...['IsNan', 'IsInf', 'IsFinite'].map((name) => floating(name, () => [], 'bool')),
  floating('Exp', () => [], 'float32'),
  floating('LeakyRelu', ({ number }) => [number('alpha', 0.2)], 'float32'),
  floating('Step', ({ number }) => [number('alpha', 0)]),
  clipByValue,
  logicalNot,
];
