/**
 * The pictures and point clouds that panels ask for while a run goes on.
 * Not the scalars: those are pushed, see messages.ts.
 *
 * Images are float32 [n, height · width], row by row; an image's index counts the training images first, then the
 * test images.
 */

export type CodecId = 'autoencoder' | 'pca';

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

/** A part of all codes: the map is refreshed in turns. */
export interface MapFrame {
  readonly step: number;
  readonly codec: CodecId;
  /** Which two code units the positions show; both 0 where there is only one. */
  readonly units: readonly [number, number];
  /** Which images are in this part. */
  readonly indices: Uint32Array;
  /** [n, 2] */
  readonly positions: Float32Array;
}

/** Where the data's codes lie, unit by unit, each [latentDim]. */
export interface RangesFrame {
  readonly codec: CodecId;
  readonly mean: Float32Array;
  readonly standardDeviation: Float32Array;
  /** 1st and 99th percentile. */
  readonly low: Float32Array;
  readonly high: Float32Array;
}

export interface Frames {
  readonly reconstructions: ReconstructionsFrame;
  readonly stage: StageFrame;
  readonly map: MapFrame;
  readonly ranges: RangesFrame;
  readonly pcaMap: MapFrame;
  readonly pcaRanges: RangesFrame;
}

export type FrameId = keyof Frames;

/** What the open panels need; what is absent is not computed. */
export interface Needs {
  /** Images to reconstruct. */
  readonly reconstructions?: { readonly indices: readonly number[] };
  readonly stage?: { readonly index: number };
  readonly map?: { readonly units: readonly [number, number] };
  readonly ranges?: true;
  readonly pcaMap?: { readonly units: readonly [number, number] };
  readonly pcaRanges?: true;
}
