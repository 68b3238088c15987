/** Matrix products: tfjs's BatchMatMul, and the dense layer as one kernel. Arguments: assembly/product.ts. */
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { EngineError } from '../../../engineError.ts';
import { sizeOf } from '../../../sizeOf.ts';
import type { SimdBackend } from '../backend.ts';
import type { SimdKernel } from './kernel.ts';

/** Numbers of the activation functions in assembly/activation.ts. */
const ACTIVATIONS = ['linear', 'relu', 'leakyRelu', 'elu', 'tanh', 'sigmoid', 'softplus'];

interface Side {
  readonly tensor: TensorInfo;
  readonly transposed: boolean;
}

interface Finish {
  readonly bias: TensorInfo;
  readonly activation: number;
}

const heightOf = ({ tensor, transposed }: Side) => tensor.shape.at(transposed ? -1 : -2)!;
const widthOf = ({ tensor, transposed }: Side) => tensor.shape.at(transposed ? -2 : -1)!;
const batchOf = ({ tensor }: Side) => tensor.shape.slice(0, -2);

/** f(A B + bias) over any leading axes, of which one side may have none or ones. @returns a new tensor */
export function multiply(backend: SimdBackend, a: Side, b: Side, finish?: Finish): TensorInfo {
  const [rows, depth, columns] = [heightOf(a), widthOf(a), widthOf(b)];
  const [batchA, batchB] = [sizeOf(batchOf(a)), sizeOf(batchOf(b))];
  if (batchA !== 1 && batchB !== 1 && String(batchOf(a)) !== String(batchOf(b))) {
    throw new EngineError(
      'backend/kernel',
      `Products of [${a.tensor.shape}] and [${b.tensor.shape}]: leading axes must be the same, or all 1 on one side.`,
    );
  }
  const leading = batchA >= batchB ? batchOf(a) : batchOf(b);
  const out = backend.output([...leading, rows, columns]);
  const batch = sizeOf(leading);
  if (depth === 0) backend.overwrite(out, new Float32Array(sizeOf(out.shape)));
  else {
    backend.perform(
      'product',
      ...[backend.address(a.tensor), backend.address(b.tensor), backend.address(out), rows, columns, depth],
      ...[Number(a.transposed), Number(b.transposed), batch],
      ...[batchA === 1 ? 0 : rows * depth, batchB === 1 ? 0 : depth * columns],
      ...[finish ? backend.address(finish.bias) : 0, finish?.activation ?? 0],
    );
  }
  return out;
}

const batchMatMul: SimdKernel = {
  name: 'BatchMatMul',
  run: ({ backend, input, flag }) =>
    multiply(
      backend,
      { tensor: input('a'), transposed: flag('transposeA') },
      { tensor: input('b'), transposed: flag('transposeB') },
    ),
};

/** f(x W + b): x [batch, inputs], kernel [inputs, units], bias [units], attribute activation. */
const dense: SimdKernel = {
  name: 'Dense',
  run: ({ backend, input, text }) =>
    multiply(
      backend,
      { tensor: input('x'), transposed: false },
      { tensor: input('kernel'), transposed: false },
      { bias: input('bias'), activation: ACTIVATIONS.indexOf(text('activation')) },
    ),
};

/** dy f′(a) from y = f(a), attribute activation. */
const activationGradient: SimdKernel = {
  name: 'ActivationGradient',
  run({ backend, input, text }) {
    const dy = input('dy');
    const out = backend.output(dy.shape);
    backend.perform(
      'activationGradient',
      ACTIVATIONS.indexOf(text('activation')),
      ...[backend.address(dy), backend.address(input('y')), backend.address(out), sizeOf(dy.shape)],
    );
    return out;
  },
};

export const productKernels = [batchMatMul, dense, activationGradient];
