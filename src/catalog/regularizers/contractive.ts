/** The contractive penalty: the code is to move little when the image does. */
import { hutchinson, squaredJacobian } from '../formulas/jacobian.ts';
import { choiceParam, numberParam } from '../params.ts';
import { planLayers } from '../planLayers.ts';
import type { Noise, Tensor1D, Tensor2D, Tf } from '../tf.ts';
import { defineRegularizer } from './regularizer.ts';

/** Code units up to which the exact norm is offered where several layers lead to the code: it takes a pass for each. */
const MOST_PASSES = 32;

/** −1 or 1 with equal chance: of all independent entries of mean 0 and variance 1 they scatter ‖J v‖² least. */
function drawSigns(tf: Tf, noise: Noise, use: string, shape: readonly [number, number]): Tensor2D {
  const heads = tf.greaterEqual(noise.uniform(use, shape), 0.5);
  return tf.sub<Tensor2D>(tf.mul(2, tf.cast(heads, 'float32')), 1);
}

/** λ ‖∂z/∂x‖²_F at each image, [batch], for the code in use. */
export const contractive = defineRegularizer({
  id: 'contractive',
  label: 'Contraction',
  summary:
    'Makes it costly that the code moves when the image does. Only changes that the reconstruction needs remain in the code.',
  formula: 'λ ‖∂z/∂x‖²_F;  of one sigmoid layer  λ Σⱼ (zⱼ(1 − zⱼ))² Σᵢ W²ᵢⱼ',
  source: {
    authors: 'Rifai et al.',
    year: 2011,
    title: 'Contractive auto-encoders: explicit invariance during feature extraction',
  },
  needs: ['z'],
  params: {
    lambda: numberParam({
      label: 'Strength',
      symbol: 'λ',
      help: 'Price of the squared slope of the code. Larger values hold the code stiller and blur the reconstructions.',
      default: 0.1,
      min: 1e-6,
      max: 1000,
      scale: 'log',
      live: true,
    }),
    norm: choiceParam({
      label: 'Norm',
      help: 'Exact is cheap where one layer leads to the code; through several layers it takes a pass for each code unit. Hutchinson’s estimate follows one random direction, is right on average and takes one pass.',
      default: 'hutchinson',
      options: [
        { value: 'exact', label: 'Exact' },
        { value: 'hutchinson', label: 'Hutchinson’s estimate' },
      ],
    }),
  },
  obstacle({ norm }, around) {
    const { encoder, plainHead } = planLayers(around);
    const code = plainHead?.plan;
    if (![...encoder, code].every((layer) => layer?.tangent && !layer.isSlopedInUseOnly)) {
      return 'Contraction needs a code that follows smoothly from the image: choose the plain or the Gaussian code and a network without batch normalisation and dropout.';
    }
    if (norm === 'hutchinson' || encoder.length === 0 || code!.units <= MOST_PASSES) return undefined;
    return `The exact norm of a code of ${code!.units} units behind hidden layers takes as many passes: choose Hutchinson’s estimate, at most ${MOST_PASSES} units or no hidden layers.`;
  },
  penalty(tf, forward, { lambda, norm }, { noise }) {
    const { x, code, codeTangent } = forward;
    const squared: Tensor1D =
      norm === 'hutchinson'
        ? hutchinson(tf, codeTangent!, drawSigns(tf, noise, 'direction', x.shape))
        : (forward.codeSquaredJacobian ?? squaredJacobian(tf, codeTangent!, x, code.z.shape[1]));
    return tf.mul(lambda, squared);
  },
});
