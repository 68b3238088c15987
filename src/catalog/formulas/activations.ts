/**
 * Activation functions, elementwise.
 * Not layers: see dense.ts.
 */
import { choiceParam, layerChoiceParam } from '../params.ts';
import type { Tensor, Tf } from '../tf.ts';

/** Slope of the leaky rectifier for negative inputs. */
export const LEAKY_SLOPE = 0.2;

interface Activation {
  /** f(a) */
  value<T extends Tensor>(tf: Tf, a: T): T;
  /** f′(a), told from h = f(a). */
  slope<T extends Tensor>(tf: Tf, h: T): T;
}

/** 1 where h > 0, `otherwise` elsewhere. */
const stepAtZero = <T extends Tensor>(tf: Tf, h: T, otherwise: number): T =>
  tf.add(tf.mul(1 - otherwise, tf.step(h)), otherwise);

const activations = {
  /** max(0, a); f′ = [h > 0] */
  relu: { value: (tf, a) => tf.relu(a), slope: (tf, h) => stepAtZero(tf, h, 0) },
  /** a for a > 0, 0.2 a otherwise. @see Maas et al. 2013, where the slope is 0.01 */
  leakyRelu: {
    value: (tf, a) => tf.leakyRelu(a, LEAKY_SLOPE),
    slope: (tf, h) => stepAtZero(tf, h, LEAKY_SLOPE),
  },
  /** a for a > 0, exp(a) − 1 otherwise; f′ = 1 + min(h, 0). @see Clevert et al. 2016 */
  elu: { value: (tf, a) => tf.elu(a), slope: (tf, h) => tf.add(1, tf.minimum(h, 0)) },
  /** tanh(a); f′ = 1 − h² */
  tanh: { value: (tf, a) => tf.tanh(a), slope: (tf, h) => tf.sub(1, tf.square(h)) },
  /** 1 / (1 + exp(−a)); f′ = h (1 − h) */
  sigmoid: { value: (tf, a) => tf.sigmoid(a), slope: (tf, h) => tf.mul(h, tf.sub(1, h)) },
  /** log(1 + exp(a)); f′ = 1 − exp(−h) */
  softplus: { value: (tf, a) => tf.softplus(a), slope: (tf, h) => tf.sub(1, tf.exp(tf.neg(h))) },
  /** a; f′ = 1 */
  linear: { value: (tf, a) => tf.clone(a), slope: (tf, h) => tf.onesLike(h) },
} as const satisfies Readonly<Record<string, Activation>>;

export type ActivationId = keyof typeof activations;

export const isActivation = (id: string): id is ActivationId => Object.hasOwn(activations, id);

/** f(a), elementwise, same shape as `a`; the caller disposes. */
export function activate<T extends Tensor>(tf: Tf, id: ActivationId, a: T): T {
  const { value }: Activation = activations[id];
  return value(tf, a);
}

/** f′(a) from h = f(a), elementwise, same shape; the caller disposes. At the kink of a rectifier it is that of a < 0. */
export function activationSlope<T extends Tensor>(tf: Tf, id: ActivationId, h: T): T {
  const { slope }: Activation = activations[id];
  return slope(tf, h);
}

const ACTIVATIONS = {
  label: 'Activation',
  options: [
    { value: 'relu', label: 'ReLU' },
    { value: 'leakyRelu', label: 'Leaky ReLU' },
    { value: 'elu', label: 'ELU' },
    { value: 'tanh', label: 'tanh' },
    { value: 'sigmoid', label: 'Sigmoid' },
    { value: 'softplus', label: 'Softplus' },
    { value: 'linear', label: 'Linear' },
  ],
} as const;

/** The form's field for an activation function. */
export const activationParam = (fallback: ActivationId, help: string) =>
  choiceParam<ActivationId>({ ...ACTIVATIONS, help, default: fallback });

/** The same for one function for all hidden layers, or one for each. */
export const layerActivationParam = (fallback: ActivationId, maxLayers: number, help: string) =>
  layerChoiceParam<ActivationId>({ ...ACTIVATIONS, help, default: fallback, maxLayers });
