/**
 * Kernel: one update by Adam, in the memory of the variable and its slots.
 * Not the definition: catalog/optimizers/adam.ts is.
 */
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { EXPONENTIAL } from './elementary.ts';
import { defineKernel } from './kernel.ts';
import { computeInPlace, flat, type Shader } from './shader.ts';

/** Stands for log 0: exp of it is 0 in float32, and unlike −∞ it may be computed with. */
const LOG_OF_ZERO = -1e4;

/** s ← β s + (1 − β) g, or g² for the mean square. */
const average = (key: string, power: string, beta: number, gradient: TensorInfo): Shader => ({
  key,
  inputs: { gradient },
  uniforms: [
    { name: 'beta', type: 'float32', value: beta },
    // Subtracted here, in float64.
    { name: 'share', type: 'float32', value: 1 - beta },
  ],
  main: `
    if (index >= uniforms.size) { return; }
    let g = gradient[index];
    result[index] = uniforms.beta * result[index] + uniforms.share * ${power};`,
});

/** {value, gradient, mean, square, step: scalar, 1 at the first update, learningRate: scalar}, {beta1, beta2, epsilon}
 *  → []. The corrections are 1 − βᵗ = −expm1(t log β): as accurate at step 1 as at step 10⁷. */
export const adamInPlace = defineKernel('adamInPlace', ({ backend, input, number }) => {
  const gradient = flat(input('gradient'));
  const mean = flat(input('mean'));
  const square = flat(input('square'));
  const logOf = (beta: number) => Math.max(LOG_OF_ZERO, Math.log(beta));
  const move: Shader = {
    key: 'adamValue',
    inputs: { mean, square, time: input('step'), learningRate: input('learningRate') },
    uniforms: [
      { name: 'logBeta1', type: 'float32', value: logOf(number('beta1')) },
      { name: 'logBeta2', type: 'float32', value: logOf(number('beta2')) },
      { name: 'epsilon', type: 'float32', value: number('epsilon') },
    ],
    functions: EXPONENTIAL,
    main: `
      if (index >= uniforms.size) { return; }
      let t = f32(time[0]);
      let correction1 = -expMinusOne(t * uniforms.logBeta1);
      let correction2 = sqrt(-expMinusOne(t * uniforms.logBeta2));
      let rate = learningRate[0] * correction2 / correction1;
      result[index] -= rate * mean[index] / (sqrt(square[index]) + uniforms.epsilon * correction2);`,
  };
  computeInPlace(backend, average('adamMean', 'g', number('beta1'), gradient), mean);
  computeInPlace(backend, average('adamSquare', '(g * g)', number('beta2'), gradient), square);
  computeInPlace(backend, move, flat(input('value')));
  return [];
});
