/** Chosen images, corrupted and reconstructed by the autoencoder and by PCA. Not a mean over a data set. */
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { gatherImages } from '../data/images.ts';
import { tf } from '../tf.ts';
import { defineProbe, imageCount, takeValues } from './probe.ts';

export interface ReconstructionsFrame {
  readonly step: number;
  readonly indices: Uint32Array;
  readonly clean: Float32Array;
  readonly corrupted: Float32Array;
  readonly autoencoder: Float32Array;
  /** Σ (x − x̂)² of each image against the clean one, reconstructed from what is shown as corrupted. */
  readonly autoencoderErrors: Float32Array;
  /** Absent until PCA is fitted. */
  readonly pca?: Float32Array;
  readonly pcaErrors?: Float32Array;
}

/** Σ (x − x̂)² of each row. */
function errorsOf(clean: Float32Array, reconstructed: Float32Array, rows: number): Float32Array {
  const pixels = clean.length / rows;
  const errors = new Float32Array(rows);
  for (let i = 0; i < clean.length; i++)
    errors[Math.floor(i / pixels)]! += (clean[i]! - reconstructed[i]!) ** 2;
  return errors;
}

export const reconstructions = defineProbe({
  id: 'reconstructions',
  async compute(
    { data, autoencoder, pca, corrupt, step },
    request: { readonly indices: readonly number[] },
  ): Promise<ReconstructionsFrame | undefined> {
    // Panels may still ask for images of the data set before.
    const indices = Uint32Array.from(request.indices.filter((index) => index < imageCount(data)));
    if (indices.length === 0) return undefined;
    const tensors = tf.tidy((): (Tensor2D | undefined)[] => {
      const x = gatherImages(data, indices);
      const seen = corrupt(x);
      return [
        tf.clone(x),
        tf.clone(seen),
        autoencoder.decode(autoencoder.encode(seen)),
        pca?.decode(pca.encode(seen)),
      ];
    });
    const [clean, corrupted, restored, pcaImages] = await Promise.all(
      tensors.map((tensor) => tensor && takeValues(tensor)),
    );
    return {
      step,
      indices,
      clean: clean!,
      corrupted: corrupted!,
      autoencoder: restored!,
      autoencoderErrors: errorsOf(clean!, restored!, indices.length),
      ...(pcaImages && { pca: pcaImages, pcaErrors: errorsOf(clean!, pcaImages, indices.length) }),
    };
  },
});
