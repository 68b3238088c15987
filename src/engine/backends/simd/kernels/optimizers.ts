/**
 * The catalog's optimizers as kernels that write the variable and the slots in place and return nothing. Their inputs are
 * value, gradient, step (float32, 1 at the first), the slots and the live parameters; their attributes are the others.
 * Arguments: assembly/optimizers.ts.
 */
import { bits } from '../machine.ts';
import type { SimdKernel } from './kernel.ts';
import { sizeOf } from './kernel.ts';

const adamInPlace: SimdKernel = {
  name: 'adamInPlace',
  run({ backend, input, number }) {
    const beta1 = number('beta1');
    const beta2 = number('beta2');
    const inputs = ['value', 'gradient', 'mean', 'square', 'step', 'learningRate'];
    backend.perform(
      'adamInPlace',
      ...inputs.map((name) => backend.address(input(name))),
      ...[beta1, beta2, 1 - beta1, 1 - beta2, number('epsilon')].map(bits),
      sizeOf(input('value').shape),
    );
    return [];
  },
};

/** One without attributes. @param inputs in the order of its arguments */
const plainInPlace = (name: string, inputs: readonly string[]): SimdKernel => ({
  name,
  run({ backend, input }) {
    const addresses = inputs.map((name) => backend.address(input(name)));
    backend.perform(name, ...addresses, sizeOf(input('value').shape));
    return [];
  },
});

export const optimizerKernels = [
  adamInPlace,
  plainInPlace('momentumInPlace', ['value', 'gradient', 'velocity', 'learningRate', 'momentum']),
  plainInPlace('sgdInPlace', ['value', 'gradient', 'learningRate']),
];
