/**
 * Activation functions, elementwise.
 * Not layers: see dense.ts.
 */
import { choiceParam } from '../params.ts';
import type { Tensor, Tf } from '../tf.ts';

/** Slope of the leaky rectifier for negative inputs. */
export const LEAKY_SLOPE = 0.2;

const activations = {
  /** max(0, a) */
  relu: <T extends Tensor>(tf: Tf, a: T): T => tf.relu(a),
  /** a for a > 0, 0.2 a otherwise. @see Maas et al. 2013, where the slope is 0.01 */
  leakyRelu: <T extends Tensor>(tf: Tf, a: T): T => tf.leakyRelu(a, LEAKY_SLOPE),
  /** a for a > 0, exp(a) − 1 otherwise. @see Clevert et al. 2016 */
  elu: <T extends Tensor>(tf: Tf, a: T): T => tf.elu(a),
  /** tanh(a) */
  tanh: <T extends Tensor>(tf: Tf, a: T): T => tf.tanh(a),
  /** 1 / (1 + exp(−a)) */
  sigmoid: <T extends Tensor>(tf: Tf, a: T): T => tf.sigmoid(a),
  /** log(1 + exp(a)) */
  softplus: <T extends Tensor>(tf: Tf, a: T): T => tf.softplus(a),
  /** a */
  linear: <T extends Tensor>(tf: Tf, a: T): T => tf.clone(a),
} as const;

export type ActivationId = keyof typeof activations;

/** f(a), elementwise, same shape as `a`; the caller disposes. */
export function activate<T extends Tensor>(tf: Tf, id: ActivationId, a: T): T {
  return activations[id](tf, a);
}

/** The form's field for an activation function. */
export const activationParam = (fallback: ActivationId, help: string) =>
  choiceParam<ActivationId>({
    label: 'Activation',
    help,
    default: fallback,
    options: [
      { value: 'relu', label: 'ReLU' },
      { value: 'leakyRelu', label: 'Leaky ReLU' },
      { value: 'elu', label: 'ELU' },
      { value: 'tanh', label: 'tanh' },
      { value: 'sigmoid', label: 'Sigmoid' },
      { value: 'softplus', label: 'Softplus' },
      { value: 'linear', label: 'Linear' },
    ],
  });
