/**
 * Kernel: one update by gradient descent with momentum, in the memory of the variable and its slot.
 * Not the definition: catalog/optimizers/momentum.ts is.
 */
import { defineKernel } from './kernel.ts';
import { computeInPlace, flat } from './shader.ts';

/** {value, gradient, velocity, learningRate: scalar, momentum: scalar} → []: v ← m v + g; w ← w − η v */
export const momentumInPlace = defineKernel('momentumInPlace', ({ backend, input }) => {
  const velocity = flat(input('velocity'));
  const accelerate = {
    key: 'momentumVelocity',
    inputs: { gradient: flat(input('gradient')), momentum: input('momentum') },
    main: `if (index < uniforms.size) { result[index] = momentum[0] * result[index] + gradient[index]; }`,
  };
  const move = {
    key: 'momentumValue',
    inputs: { velocity, learningRate: input('learningRate') },
    main: `if (index < uniforms.size) { result[index] -= learningRate[0] * velocity[index]; }`,
  };
  computeInPlace(backend, accelerate, velocity);
  computeInPlace(backend, move, flat(input('value')));
  return [];
});
