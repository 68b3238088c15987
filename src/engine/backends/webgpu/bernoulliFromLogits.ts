/**
 * Kernel: the Bernoulli loss of each image and its gradient by the logits, without the chain of elementwise steps.
 * Not the definition: catalog/formulas/bernoulli.ts is.
 */

import { sizeOf } from '../../sizeOf.ts';
import { LOGARITHM } from './elementary.ts';
import { defineKernel } from './kernel.ts';
import { compute } from './shader.ts';

/** Threads that share the sum over one image's pixels: one workgroup. */
const LANES = 64;

const SUM = `
      let lane = i32(localIndex);
      let image = index / ${LANES};
      var sum = 0.0;
      for (var pixel = lane; pixel < uniforms.pixels; pixel += ${LANES}) {
        let place = image * uniforms.pixels + pixel;
        let l = logits[place];
        sum += max(l, 0.0) - l * x[place] + logOnePlus(exp(-abs(l)));
      }
      partial[lane] = sum;
      for (var width = ${LANES / 2}; width > 0; width /= 2) {
        workgroupBarrier();
        if (lane < width) { partial[lane] += partial[lane + width]; }
      }
      if (lane == 0 && image < uniforms.size) { result[image] = partial[0]; }`;

/** {logits, x: both [batch, pixels]} → [Σ max(l, 0) − l x + log(1 + exp(−|l|)) [batch], σ(l) − x [batch, pixels]] */
export const bernoulliFromLogits = defineKernel('BernoulliFromLogits', ({ backend, input }) => {
  const logits = input('logits');
  const inputs = { logits, x: input('x') };
  const batch = logits.shape[0] ?? 1;
  const perImage = {
    key: 'bernoulliPerImage',
    inputs,
    uniforms: [{ name: 'pixels', type: 'int32', value: sizeOf(logits.shape) / batch }],
    functions: `${LOGARITHM}\nvar<workgroup> partial : array<f32, ${LANES}>;`,
    main: SUM,
    invocations: batch * LANES,
  } as const;
  const residual = {
    key: 'bernoulliResidual',
    inputs,
    main: `
      if (index >= uniforms.size) { return; }
      let l = logits[index];
      let e = exp(-abs(l));
      result[index] = select(e, 1.0, l >= 0.0) / (1.0 + e) - x[index];`,
  };
  return [
    compute(backend, perImage, [batch], 'float32'),
    compute(backend, residual, logits.shape, 'float32'),
  ];
});
