/**
 * The Bernoulli cross-entropy with its gradient as one kernel, where the backend has it.
 * Not its definition: catalog/formulas/bernoulli.ts is.
 */
import type { Rank } from '@tensorflow/tfjs-core';
import type { FusedOperations } from '#catalog/tf.ts';
import { tf } from '../tf.ts';
import { hasKernels, runKernelForMany } from './kernel.ts';

/** The kernel gives the value [batch] and σ(l) − x [batch, pixels], by which the gradient is a product. */
tf.registerGradient({
  kernelName: 'BernoulliFromLogits',
  outputsToSave: [false, true],
  gradFunc: (dys, [residual]) => {
    const dy = tf.expandDims(Array.isArray(dys) ? dys[0]! : dys, 1); // [batch, 1]
    return {
      logits: () => tf.mul(dy, residual!), // [batch, pixels]
      x: () => tf.zerosLike(residual!),
    };
  },
});

/** −log p(x | logits) [batch], or undefined where it is not one kernel. */
export const bernoulliFromLogits: FusedOperations['bernoulliFromLogits'] = (x, logits) => {
  if (!hasKernels('BernoulliFromLogits')) return undefined;
  const [value] = runKernelForMany('BernoulliFromLogits', { logits, x }, {});
  return tf.reshape<Rank.R1>(value!, [value!.size]);
};
