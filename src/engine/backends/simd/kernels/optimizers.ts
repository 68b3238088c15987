/**
 * The catalog's optimizers as kernels that write the variable and the slots in place and return nothing. Their inputs are
 * value, gradient, step (float32, 1 at the first), the slots and the live parameters; their attributes are the others.
 * Arguments: assembly/optimizers.ts.
 */

import { sizeOf } from '../../../sizeOf.ts';
import { bits } from '../machine.ts';
import type { SimdKernel } from './kernel.ts';

/** One with attributes. @param words what follows the addresses of the inputs, of which the size comes last */
const withNumbers = (
  name: string,
  inputs: readonly string[],
  words: (number: (name: string) => number) => readonly number[],
): SimdKernel => ({
  name,
  run({ backend, input, number }) {
    const addresses = inputs.map((name) => backend.address(input(name)));
    backend.perform(name, ...addresses, ...words(number).map(bits), sizeOf(input('value').shape));
    return [];
  },
});

const adamInPlace = withNumbers(
  'adamInPlace',
  ['value', 'gradient', 'mean', 'square', 'step', 'learningRate'],
  (number) => {
    const [beta1, beta2] = [number('beta1'), number('beta2')];
    return [beta1, beta2, 1 - beta1, 1 - beta2, number('epsilon')];
  },
);

const rmsPropInPlace = withNumbers(
  'rmsPropInPlace',
  ['value', 'gradient', 'square', 'learningRate'],
  (number) => [number('decay'), 1 - number('decay'), number('epsilon')],
);

const adagradInPlace = withNumbers(
  'adagradInPlace',
  ['value', 'gradient', 'square', 'learningRate'],
  (number) => [number('epsilon')],
);

/** One without attributes. @param inputs in the order of its arguments */
const plainInPlace = (name: string, inputs: readonly string[]) => withNumbers(name, inputs, () => []);

export const optimizerKernels = [
  adagradInPlace,
  adamInPlace,
  rmsPropInPlace,
  plainInPlace('momentumInPlace', ['value', 'gradient', 'velocity', 'learningRate', 'momentum']),
  plainInPlace('sgdInPlace', ['value', 'gradient', 'learningRate']),
];
