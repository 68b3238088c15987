/**
 * The fully connected layer.
 * Not a network: see networks/.
 */
import type { LayerPlan, WeightPlan } from '../layer.ts';
import type { ActivationId } from './activations.ts';
import { type LinearMap, layerOf } from './layerOf.ts';

/** [inputs, units] or [units, inputs], Glorot-uniform. */
const denseKernel = (rows: number, columns: number): WeightPlan => ({
  shape: [rows, columns],
  initializer: { kind: 'glorotUniform', fanIn: rows, fanOut: columns },
  decays: true,
});

/** x W with W [inputs, units]. */
export const denseMap = (inputs: number, units: number): LinearMap => ({
  units,
  channels: units,
  kernel: denseKernel(inputs, units),
  apply: (tf, input, kernel) => tf.matMul(input, kernel), // [batch, units]
  squaredRows: (tf, kernel) => tf.sum(tf.square(kernel), 0),
  fused: (tf, input, { kernel, bias }, activation) =>
    tf.fusedOperations?.dense(input, kernel, bias, activation),
});

/** x Wᵀ with W [units, inputs]: the adjoint of the map units → inputs. */
export const transposedDenseMap = (inputs: number, units: number): LinearMap => ({
  units,
  channels: units,
  kernel: denseKernel(units, inputs),
  apply: (tf, input, kernel) => tf.matMul(input, kernel, false, true), // [batch, units]
  squaredRows: (tf, kernel) => tf.sum(tf.square(kernel), 1),
});

/** h = f(x W + b) with x [batch, inputs], W [inputs, units], b [units]. Glorot-uniform weights, zero biases. */
export const denseLayer = (inputs: number, units: number, activation: ActivationId): LayerPlan =>
  layerOf(denseMap(inputs, units), { activation });
