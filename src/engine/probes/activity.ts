/** How active each layer is over many images, unit by unit, and how sparse that makes it. Not one image: stage.ts. */
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { activeShare, hoyerSparsity, meanActivity } from '../evaluation/sparsity.ts';
import { tf } from '../tf.ts';
import { defineProbe, takeValues } from './probe.ts';
import { sampleImages } from './sample.ts';

interface LayerActivity {
  /** "encoder.0", "code", "decoder.0", … */
  readonly name: string;
  /** Mean activity of each unit over the images, [units]. */
  readonly means: Float32Array;
  /** Mean share of units that are active for an image, 0 … 1. */
  readonly activeShare: number;
  /** Hoyer's sparsity, 0 … 1; NaN for a single unit. */
  readonly hoyer: number;
}

interface ActivityFrame {
  readonly step: number;
  /** Held-out images that it was measured on. */
  readonly images: number;
  /** Hidden layers and the code, in the order of the flow. */
  readonly layers: readonly LayerActivity[];
}

export const activity = defineProbe({
  id: 'activity',
  isHeavy: true,
  async compute(context, _: true): Promise<ActivityFrame> {
    const { encoder, z, decoder } = tf.tidy(() => {
      const { encoder, z, decoder } = context.autoencoder.activations(sampleImages(context));
      return { encoder, z, decoder };
    });
    const images = z.shape[0];
    const named: readonly (readonly [string, Tensor2D])[] = [
      ...encoder.map((layer, i) => [`encoder.${i}`, layer] as const),
      ['code', z],
      ...decoder.map((layer, i) => [`decoder.${i}`, layer] as const),
    ];
    const layers: LayerActivity[] = [];
    for (const [name, tensor] of named) layers.push(measure(name, tensor.shape[1], await takeValues(tensor)));
    return { step: context.step, images, layers };
  },
});

const measure = (name: string, units: number, activations: Float32Array): LayerActivity => ({
  name,
  means: meanActivity(activations, units),
  activeShare: activeShare(activations),
  hoyer: hoyerSparsity(activations, units),
});
