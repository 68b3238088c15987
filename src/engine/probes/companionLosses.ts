/**
 * What the companions that learn beside the autoencoder lower: no terms of its objective, so the total knows nothing of it.
 * Not their learning: rivals.ts.
 */
import type { Scalar, Tensor1D } from '@tensorflow/tfjs-core';
import { tf } from '../tf.ts';
import { defineProbe, type ProbeContext, takeValues } from './probe.ts';
import { sampleImages } from './sample.ts';

interface CompanionLossesFrame {
  readonly step: number;
  /** Held-out images that it was measured on. */
  readonly images: number;
  /** Means over these images, by the id of the loss or regularizer that brings the companion. */
  readonly losses: Readonly<Record<string, number>>;
}

const IMAGES = 500;

export const companionLosses = defineProbe({
  id: 'companionLosses',
  isHeavy: true,
  async compute(context, _: true): Promise<CompanionLossesFrame | undefined> {
    const { companions, data, step } = context;
    const ids = companions.flatMap(({ id, beside }) => (beside ? [id] : []));
    if (ids.length === 0) return undefined;
    const images = Math.min(IMAGES, data.test.count);
    const values = await takeValues(tf.tidy(() => tf.stack(lossesOn(context, images))));
    return { step, images, losses: Object.fromEntries(ids.map((id, i) => [id, values[i]!])) };
  },
});

/** In the order of the companions, as in training: images drawn and corrupted. */
function lossesOn(context: ProbeContext, count: number): Scalar[] {
  const x = sampleImages(context, count);
  const weights: Tensor1D = tf.fill([count], 1 / count);
  const pass = { ...context.pass('test'), weights };
  const { xHat, samples } = context.autoencoder.forward(context.corrupt(x), pass);
  const scene = { x, xHat, samples, weights };
  return context.companions.flatMap(({ beside }) => (beside ? [beside.loss(scene, pass)] : []));
}
