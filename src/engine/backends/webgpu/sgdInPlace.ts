/**
 * Kernel: one update by plain gradient descent, in the variable's own memory.
 * Not the definition: catalog/optimizers/sgd.ts is.
 */
import { defineKernel } from './kernel.ts';
import { computeInPlace, flat } from './shader.ts';

/** {value, gradient, learningRate: scalar} → []: w ← w − η g */
export const sgdInPlace = defineKernel('sgdInPlace', ({ backend, input }) => {
  const shader = {
    key: 'sgd',
    inputs: { gradient: flat(input('gradient')), learningRate: input('learningRate') },
    main: `if (index < uniforms.size) { result[index] -= learningRate[0] * gradient[index]; }`,
  };
  computeInPlace(backend, shader, flat(input('value')));
  return [];
});
