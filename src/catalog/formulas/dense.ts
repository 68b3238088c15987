/**
 * The fully connected layer.
 * Not a network: see networks/.
 */
import type { LayerPlan, WeightPlan } from '../layer.ts';
import type { Tensor1D, Tensor2D } from '../tf.ts';
import { type ActivationId, activate, activationSlope } from './activations.ts';

/** W [inputs, units], Glorot-uniform. */
export const denseKernel = (inputs: number, units: number): WeightPlan => ({
  shape: [inputs, units],
  initializer: { kind: 'glorotUniform', fanIn: inputs, fanOut: units },
  decays: true,
});

/** b [units], zero at first. */
export const zeroBias = (units: number): WeightPlan => ({
  shape: [units],
  initializer: { kind: 'zeros' },
  decays: false,
});

/** h = f(x W + b) with x [batch, inputs], W [inputs, units], b [units]. Glorot-uniform weights, zero biases. */
export function denseLayer(inputs: number, units: number, activation: ActivationId): LayerPlan {
  return {
    units,
    activation,
    weights: { kernel: denseKernel(inputs, units), bias: zeroBias(units) },
    apply: (tf, input, { kernel, bias }) =>
      tf.fusedOperations?.dense(input, kernel!, bias!, activation) ??
      activate(tf, activation, tf.add<Tensor2D>(tf.matMul<Tensor2D>(input, kernel!), bias!)), // [batch, units]
    // f′(a) ∘ (t W)
    tangent: (tf, output, tangent, { kernel }) =>
      tf.mul(activationSlope(tf, activation, output), tf.matMul<Tensor2D>(tangent, kernel!)), // [batch, units]
    // Σⱼ f′(aⱼ)² Σᵢ W²ᵢⱼ
    squaredJacobian: (tf, output, { kernel }) => {
      const slopes = tf.square(activationSlope(tf, activation, output)); // [batch, units]
      return tf.sum<Tensor1D>(tf.mul(slopes, tf.sum(tf.square(kernel!), 0)), 1);
    },
  };
}

/** Dense layers one after the other: `inputs` → widths[0] → … → widths[n − 1], all with the same activation. */
export function denseChain(inputs: number, widths: readonly number[], activation: ActivationId): LayerPlan[] {
  return widths.map((units, i) => denseLayer(i === 0 ? inputs : widths[i - 1]!, units, activation));
}
