/** What the angles and directions of a linear autoencoder say about each component. Pure. Not their measuring: the probe. */
import type { LinearTruthFrame } from '#protocol/frames.ts';

export interface ComponentTruth {
  /** |⟨uᵢ, pcᵢ⟩|, 0 … 1; 0 where the decoder has no such direction. */
  readonly alignment: number;
  /** The i-th principal angle, degrees. They belong to the spaces, not to single components. */
  readonly angle: number;
  /** Variance along the component over the training data. */
  readonly variance: number;
  /** The same from the weights alone: (λ/2) / (1 − sᵢ²); undefined without decay, which leaves s undetermined. */
  readonly varianceByWeights: number | undefined;
}

/** @param decay λ of the weight decay, 0 without */
export function truthOf(frame: LinearTruthFrame, decay: number): readonly ComponentTruth[] {
  return Array.from(frame.variances, (variance, i) => {
    const s = frame.singularValues[i] ?? 0;
    return {
      alignment: frame.alignments[i] ?? 0,
      angle: frame.angles[i] ?? 90,
      variance,
      varianceByWeights: decay > 0 && s < 1 ? decay / 2 / (1 - s ** 2) : undefined,
    };
  });
}
