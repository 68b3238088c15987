/** One image on its way through the network, layer by layer. Not a mean over images. */
import { gatherImages } from '../data/images.ts';
import { tf } from '../tf.ts';
import { defineProbe, imageCount, takeValues } from './probe.ts';

/** One image on its way through the network. */
export interface StageFrame {
  readonly step: number;
  readonly index: number;
  readonly clean: Float32Array;
  readonly corrupted: Float32Array;
  /** Activations of each hidden layer of the encoder, [units] each. */
  readonly encoder: readonly Float32Array[];
  readonly z: Float32Array;
  readonly decoder: readonly Float32Array[];
  readonly reconstruction: Float32Array;
  /** Σ (x − x̂)². */
  readonly squaredError: number;
}

export const stage = defineProbe({
  id: 'stage',
  async compute(
    { data, autoencoder, corrupt, step },
    { index }: { readonly index: number },
  ): Promise<StageFrame | undefined> {
    if (index >= imageCount(data)) return undefined;
    const { clean, corrupted, encoder, z, decoder, xHat } = tf.tidy(() => {
      const x = gatherImages(data, [index]);
      const seen = tf.clone(corrupt(x));
      return { clean: tf.clone(x), corrupted: seen, ...autoencoder.activations(seen) };
    });
    const [image, seen, code, reconstruction] = await Promise.all(
      [clean, corrupted, z, xHat].map(takeValues),
    );
    const squaredError = image!.reduce((sum, value, i) => sum + (value - reconstruction![i]!) ** 2, 0);
    return {
      step,
      index,
      clean: image!,
      corrupted: seen!,
      encoder: await Promise.all(encoder.map(takeValues)),
      z: code!,
      decoder: await Promise.all(decoder.map(takeValues)),
      reconstruction: reconstruction!,
      squaredError,
    };
  },
});
