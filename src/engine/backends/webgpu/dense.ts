/**
 * Kernel: a dense layer in one dispatch, by tfjs-webgpu's own fused product.
 * Not a product of our own.
 */
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { type ActivationId, LEAKY_SLOPE } from '#catalog/formulas/activations.ts';
import { EngineError } from '../../engineError.ts';
import { tf } from '../../tf.ts';
import { defineKernel } from './kernel.ts';

/** The names under which the fused product knows activation functions; the kernels of those that it does not know. */
const FUSED: Readonly<Record<ActivationId, { readonly fused: string; readonly after?: string }>> = {
  relu: { fused: 'relu' },
  leakyRelu: { fused: 'leakyrelu' },
  elu: { fused: 'elu' },
  tanh: { fused: 'linear', after: 'Tanh' },
  sigmoid: { fused: 'sigmoid' },
  softplus: { fused: 'linear', after: 'Softplus' },
  linear: { fused: 'linear' },
};
const ACTIVATIONS = ['relu', 'leakyRelu', 'elu', 'tanh', 'sigmoid', 'softplus', 'linear'] as const;

function kernelOf(name: string) {
  const kernel = tf.getKernel(name, 'webgpu');
  if (kernel) return kernel;
  throw new EngineError('backend/kernel', `The WebGPU backend has no kernel ${name}.`);
}

const single = (result: TensorInfo | TensorInfo[]) => (Array.isArray(result) ? result[0]! : result);

/** {x [batch, inputs], kernel [inputs, units], bias [units]}, {activation} → f(x W + b) */
export const dense = defineKernel('Dense', ({ backend, input, choice }) => {
  const { fused: activation, after } = FUSED[choice('activation', ACTIVATIONS)];
  const product = kernelOf('_FusedMatMul').kernelFunc({
    inputs: { a: input('x'), b: input('kernel'), bias: input('bias') },
    backend,
    attrs: { transposeA: false, transposeB: false, activation, leakyreluAlpha: LEAKY_SLOPE },
  });
  if (after === undefined) return product;
  const x = single(product);
  const activated = kernelOf(after).kernelFunc({ inputs: { x }, backend });
  tf.engine().backend.disposeData(x.dataId);
  return activated;
});
