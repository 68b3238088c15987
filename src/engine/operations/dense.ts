/**
 * The dense layer as one kernel, where the backend has it.
 * Not its definition: catalog/formulas/dense.ts is.
 */
import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { FusedOperations } from '#catalog/tf.ts';
import { tf } from '../tf.ts';
import { hasKernels, runKernel } from './kernel.ts';

/** With δ = dy f′(a): dx = δ Wᵀ, dW = xᵀ δ, db = Σ over the batch of δ. */
tf.registerGradient({
  kernelName: 'Dense',
  inputsToSave: ['x', 'kernel'],
  outputsToSave: [true],
  gradFunc: (dys, saved, { activation }) => {
    const [x, kernel, y] = saved;
    const dy = Array.isArray(dys) ? dys[0]! : dys; // [batch, units]
    const delta =
      activation === 'linear'
        ? dy
        : runKernel<Tensor>('ActivationGradient', { dy, y: y! }, { activation: activation! });
    return {
      x: () => tf.matMul(delta, kernel!, false, true), // [batch, inputs]
      kernel: () => tf.matMul(x!, delta, true, false), // [inputs, units]
      bias: () => tf.sum<Tensor1D>(delta, 0), // [units]
    };
  },
});

/** f(x W + b), or undefined where it is not one kernel. */
export const dense: FusedOperations['dense'] = (x, kernel, bias, activation) =>
  hasKernels('Dense', 'ActivationGradient')
    ? runKernel<Tensor2D>('Dense', { x, kernel, bias }, { activation })
    : undefined;
