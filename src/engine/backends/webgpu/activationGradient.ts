/**
 * Kernel: the gradient by a layer's sum from the gradient by its output.
 * Not the activation functions: catalog/formulas/activations.ts defines those.
 */
import { type ActivationId, LEAKY_SLOPE } from '#catalog/formulas/activations.ts';
import { EXPONENTIAL } from './elementary.ts';
import { defineKernel } from './kernel.ts';
import { compute } from './shader.ts';

/** f′(a) in terms of y = f(a). */
const DERIVATIVES: Readonly<Record<ActivationId, string>> = {
  relu: 'select(0.0, 1.0, v > 0.0)',
  leakyRelu: `select(${LEAKY_SLOPE}, 1.0, v > 0.0)`,
  elu: 'select(v + 1.0, 1.0, v > 0.0)',
  tanh: '(1.0 - v) * (1.0 + v)',
  sigmoid: 'v * (1.0 - v)',
  softplus: '-expMinusOne(-v)',
  linear: '1.0',
};

/** {dy, y: of one shape}, {activation} → dy · f′ of this shape. */
export const activationGradient = defineKernel('ActivationGradient', ({ backend, input, choice }) => {
  const activation = choice('activation', [
    'relu',
    'leakyRelu',
    'elu',
    'tanh',
    'sigmoid',
    'softplus',
    'linear',
  ]);
  const y = input('y');
  const shader = {
    key: `activationGradient_${activation}`,
    inputs: { dy: input('dy'), y },
    functions: EXPONENTIAL,
    main: `
      if (index >= uniforms.size) { return; }
      let v = y[index];
      result[index] = dy[index] * (${DERIVATIVES[activation]});`,
  };
  return compute(backend, shader, y.shape, 'float32');
});
