/** How a linear autoencoder lies to PCA: the space that it spans, and its own axes. Not for networks that bend. */
import {
  alignments,
  directionsOf,
  linearMapOf,
  orthonormalised,
  principalAngles,
  relativeDifference,
} from '../evaluation/linearTruth.ts';
import { defineProbe, type ProbeContext } from './probe.ts';

interface LinearTruthFrame {
  readonly step: number;
  /** Principal angles between the spans of decoder and principal components, degrees, ascending. */
  readonly angles: Float64Array;
  /** |⟨uᵢ, pcᵢ⟩| of the decoder's i-th singular vector and the i-th principal component. */
  readonly alignments: Float64Array;
  /** Of the decoder, descending. */
  readonly singularValues: Float64Array;
  /** Along the principal components, over the training data. */
  readonly variances: Float64Array;
  /** ‖D − Eᵀ‖ / ‖D‖ */
  readonly asymmetry: number;
}

export const linearTruth = defineProbe({
  id: 'linearTruth',
  isHeavy: true,
  async compute({ autoencoder, pca, step }: ProbeContext, _: true): Promise<LinearTruthFrame | undefined> {
    if (!pca?.variances) return undefined;
    const { pixels } = autoencoder;
    const { encoder, decoder } = await linearMapOf(autoencoder);
    const own = directionsOf(decoder, pixels);
    const components = orthonormalised((await linearMapOf(pca)).decoder, pixels);
    return {
      step,
      angles: principalAngles(own.directions, components, pixels),
      alignments: alignments(own.directions, components, pixels),
      singularValues: own.singularValues,
      // A copy: what is sent is gone.
      variances: pca.variances.slice(),
      asymmetry: relativeDifference(decoder, encoder),
    };
  },
});
