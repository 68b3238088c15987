/**
 * A run as it is kept after it stood still: its settings, what was measured, and a few pictures.
 * Not its weights: those are kept apart, and not of all runs. Not the reading: parseKeptRun.ts.
 */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { Measures } from './messages.ts';
import type { Mark } from './visit.ts';

/** Values at some steps, in columns: they are stored and read at once. */
export interface KeptCurve {
  /** [n] updates made, rising. */
  readonly steps: Float64Array;
  /** [n] the objective, per item. */
  readonly totals: Float64Array;
  /** [n, terms] in the order of the run's `terms`. */
  readonly terms: Float64Array;
}

export interface KeptTests extends KeptCurve {
  /** [n] how many test items each is the mean of. */
  readonly images: Float64Array;
  /** [n] Σ (x − x̂)² per item, from its clean input. */
  readonly squaredErrors: Float64Array;
  /** [n] PCA's at the same code size; NaN where it was not known yet. */
  readonly pcaSquaredErrors: Float64Array;
}

/** How long training had taken at some steps; pauses are not counted. */
export interface KeptClock {
  readonly steps: Float64Array;
  readonly seconds: Float64Array;
}

/** Some test images and what came back of them. */
export interface Thumbnails {
  readonly width: number;
  readonly height: number;
  /** [n, height · width] 0 … 255 */
  readonly originals: Uint8Array;
  readonly reconstructions: Uint8Array;
}

/** Of which sweep a run is a part. */
export interface SweepMark {
  readonly id: string;
  /** What was swept over, such as "KL weight β". */
  readonly label: string;
  /** The short form, such as "β". */
  readonly symbol: string;
  readonly value: number;
}

export interface KeptRun {
  readonly version: 1;
  readonly id: string;
  /** As the person calls it; empty for the name that follows from the settings. */
  readonly name: string;
  readonly note: string;
  /** When it last stood still, ms since 1970. */
  readonly at: number;
  /** With the live settings as they were last. */
  readonly spec: ExperimentSpec;
  readonly outcome: 'paused' | 'finished' | 'failed' | 'replaced';
  /** Such as "WebGPU". */
  readonly backend: string;
  /** Updates made in the main training. */
  readonly steps: number;
  readonly stepsPerEpoch: number;
  /** That training took, pauses not counted. */
  readonly seconds: number;
  readonly clock: KeptClock;
  readonly codeSize: number;
  /** Names of the objective's terms, "reconstruction" first. */
  readonly terms: readonly string[];
  readonly train: KeptCurve;
  readonly test: KeptTests;
  /** Of images only. */
  readonly thumbnails?: Thumbnails;
  readonly sweep?: SweepMark;
  /** Where live settings were changed on the way; absent if none was. */
  readonly marks?: readonly Mark[];
  /** Taken at its last step, if the person asked for them. */
  readonly measures?: Measures;
}
