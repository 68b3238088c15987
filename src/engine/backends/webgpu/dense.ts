/**
 * Kernel: a dense layer in one dispatch, by tfjs-webgpu's own fused product.
 * Not a product of our own.
 */
import { type ActivationId, LEAKY_SLOPE } from '#catalog/formulas/activations.ts';
import { EngineError } from '../../engineError.ts';
import { tf } from '../../tf.ts';
import { defineKernel } from './kernel.ts';

/** The names under which the fused product knows activation functions: all but tanh and softplus. */
const FUSED: Partial<Record<ActivationId, string>> = {
  relu: 'relu',
  leakyRelu: 'leakyrelu',
  elu: 'elu',
  sigmoid: 'sigmoid',
  linear: 'linear',
};

/** Whether the kernel "Dense" can be asked for this activation function. */
export const isFused = (activation: ActivationId) => activation in FUSED;

/** {x [batch, inputs], kernel [inputs, units], bias [units]}, {activation: one that isFused} → f(x W + b) */
export const dense = defineKernel('Dense', ({ backend, input, choice }) => {
  const activation = FUSED[choice('activation', ['relu', 'leakyRelu', 'elu', 'sigmoid', 'linear'])]!;
  const product = tf.getKernel('_FusedMatMul', 'webgpu');
  if (!product) throw new EngineError('backend/kernel', 'The WebGPU backend has no fused matrix product.');
  return product.kernelFunc({
    inputs: { a: input('x'), b: input('kernel'), bias: input('bias') },
    backend,
    attrs: { transposeA: false, transposeB: false, activation, leakyreluAlpha: LEAKY_SLOPE },
  });
});
