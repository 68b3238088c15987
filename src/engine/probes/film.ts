/** A small picture of the whole run at one moment: some codes, some reconstructions, one generated item. Not a live map. */
import { gatherImages } from '../data/images.ts';
import { tf } from '../tf.ts';
import { defineProbe, type ProbeContext, takeValues } from './probe.ts';
import { sampleIndices } from './sample.ts';

interface FilmRequest {
  /** Test items whose codes are kept. */
  readonly points: number;
  /** The first so many of them are reconstructed, too. */
  readonly images: number;
}

export interface FilmFrame {
  readonly step: number;
  /** Of the items, [points]: the same at every moment. */
  readonly indices: Uint32Array;
  /** Their first two code units, [points, 2]; 0 for the second where there is only one. */
  readonly positions: Float32Array;
  /** [images, pixels] */
  readonly clean: Float32Array;
  readonly reconstructed: Float32Array;
  /** What the decoder makes of one code, [pixels]: of the prior, the same draw at every moment, or of the mean code. */
  readonly generated: Float32Array;
}

/** Which draw of the prior is generated. */
const DRAW = 0;

export const film = defineProbe({
  id: 'film',
  isHeavy: true,
  async compute(context, { points, images }: FilmRequest): Promise<FilmFrame> {
    const indices = sampleIndices(context.data, points);
    const shown = indices.slice(0, images);
    const tensors = tf.tidy(() => {
      const { autoencoder } = context;
      const clean = gatherImages(context.data, shown);
      return {
        codes: autoencoder.encode(context.images.rows(indices)),
        clean: tf.clone(clean),
        reconstructed: autoencoder.decode(autoencoder.encode(clean)),
        generated: generate(context, indices),
      };
    });
    const codes = await takeValues(tensors.codes);
    return {
      step: context.step,
      indices,
      positions: firstTwo(codes, context.autoencoder.latentDim),
      clean: await takeValues(tensors.clean),
      reconstructed: await takeValues(tensors.reconstructed),
      generated: await takeValues(tensors.generated),
    };
  },
});

function generate({ autoencoder, images }: ProbeContext, indices: Uint32Array) {
  const z = autoencoder.drawPrior(1, DRAW) ?? tf.mean(autoencoder.encode(images.rows(indices)), 0, true);
  return autoencoder.decode(tf.reshape(z, [1, autoencoder.latentDim]));
}

function firstTwo(codes: Float32Array, latentDim: number): Float32Array {
  const positions = new Float32Array((2 * codes.length) / latentDim);
  for (let i = 0; 2 * i < positions.length; i++) {
    positions[2 * i] = codes[i * latentDim]!;
    if (latentDim > 1) positions[2 * i + 1] = codes[i * latentDim + 1]!;
  }
  return positions;
}
