/**
 * What the auxiliary networks beside the autoencoder lower: no terms of its objective, so the total knows nothing of it.
 * Not their learning: discriminators.ts.
 */
import type { Scalar, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { tf } from '../tf.ts';
import { defineProbe, type ProbeContext, takeValues } from './probe.ts';
import { sampleImages } from './sample.ts';

interface AuxiliaryLossesFrame {
  readonly step: number;
  /** Held-out images that it was measured on. */
  readonly images: number;
  /** Means over these images, by the id of the loss or regularizer that brings the auxiliary network. */
  readonly losses: Readonly<Record<string, number>>;
}

export const auxiliaryLosses = defineProbe({
  id: 'auxiliaryLosses',
  isHeavy: true,
  async compute(context, _: true): Promise<AuxiliaryLossesFrame | undefined> {
    const { auxiliaries, step } = context;
    const ids = auxiliaries.flatMap(({ id, beside }) => (beside ? [id] : []));
    if (ids.length === 0) return undefined;
    const found = tf.tidy(() => {
      const x = sampleImages(context);
      return { images: x.shape[0], losses: tf.stack(lossesOn(x, context)) };
    });
    const values = await takeValues(found.losses);
    return { step, images: found.images, losses: Object.fromEntries(ids.map((id, i) => [id, values[i]!])) };
  },
});

/** In the order of the auxiliary networks, as in training: images drawn and corrupted. */
function lossesOn(x: Tensor2D, context: ProbeContext): Scalar[] {
  const [count] = x.shape;
  const weights: Tensor1D = tf.fill([count], 1 / count);
  const pass = { ...context.pass('test'), weights };
  const { xHat, samples } = context.autoencoder.forward(context.corrupt(x), pass);
  const batch = { x, xHat, samples, weights };
  return context.auxiliaries.flatMap(({ beside }) => (beside ? [beside.loss(batch, pass)] : []));
}
