/**
 * The fully connected layer.
 * Not a network: see networks/.
 */
import type { LayerPlan } from '../layer.ts';
import type { Tensor2D } from '../tf.ts';
import { type ActivationId, activate } from './activations.ts';

/** h = f(x W + b) with x [batch, inputs], W [inputs, units], b [units]. Glorot-uniform weights, zero biases. */
export function denseLayer(inputs: number, units: number, activation: ActivationId): LayerPlan {
  return {
    units,
    activation,
    weights: {
      kernel: {
        shape: [inputs, units],
        initializer: { kind: 'glorotUniform', fanIn: inputs, fanOut: units },
        decays: true,
      },
      bias: { shape: [units], initializer: { kind: 'zeros' }, decays: false },
    },
    apply: (tf, input, { kernel, bias }) =>
      tf.fusedOperations?.dense(input, kernel!, bias!, activation) ??
      activate(tf, activation, tf.add<Tensor2D>(tf.matMul<Tensor2D>(input, kernel!), bias!)), // [batch, units]
  };
}

/** Dense layers one after the other: `inputs` → widths[0] → … → widths[n − 1], all with the same activation. */
export function denseChain(inputs: number, widths: readonly number[], activation: ActivationId): LayerPlan[] {
  return widths.map((units, i) => denseLayer(i === 0 ? inputs : widths[i - 1]!, units, activation));
}
