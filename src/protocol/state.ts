/**
 * What a run can be doing, and what the page is told about its backend, data and network.
 * Not the messages that carry these: messages.ts.
 */
import type { Plane } from '#catalog/datasets/vectorSet.ts';
import type { Grid } from '#catalog/layer.ts';
import type { PhaseInfo } from '#engine/phases/phase.ts';
import type { WireError } from './errors.ts';

export type { BackendCandidate, BackendId, BackendReport } from '#engine/backends/backend.ts';
export type { Checkpoint } from '#engine/checkpoint.ts';
export type { PhaseInfo } from '#engine/phases/phase.ts';
export type { PhasePosition } from '#engine/phases/phases.ts';

/** One union, no booleans: a run is in exactly one of these. */
export type RunState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'loading' }
  | { readonly phase: 'compiling' }
  /** One of the phases before the main training is being trained. */
  | { readonly phase: 'pretraining' }
  | { readonly phase: 'running' }
  | { readonly phase: 'paused' }
  | { readonly phase: 'finished' }
  | { readonly phase: 'failed'; readonly error: WireError };

/** Work that takes long enough to show and to cancel. */
export type TaskId =
  | 'download'
  | 'generate'
  | 'import'
  | 'compile'
  | 'pca'
  | 'classify'
  | 'judge'
  | 'measure';

export interface TaskProgress {
  readonly task: TaskId;
  /** Such as "Downloading MNIST digits". */
  readonly label: string;
  /** 0 … 1; undefined where the total is unknown. */
  readonly fraction: number | undefined;
  /** Such as "9.2 of 11.6 MB". */
  readonly detail: string;
}

/** What the items of a data set are, and what it takes to show them. */
export type ItemInfo =
  | { readonly kind: 'image' }
  | {
      readonly kind: 'point';
      readonly plane: Plane;
      /** Some of the training points, as they fall on the plane: [n, 2] along its axes from its origin. */
      readonly cloud: Float32Array;
    }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rowName: string };

export interface DatasetInfo {
  readonly id: string;
  readonly label: string;
  readonly items: ItemInfo;
  /** Of an image in pixels; points and rows of a table are `width` numbers. */
  readonly width: number;
  readonly height: number;
  readonly trainCount: number;
  readonly testCount: number;
  /** Whether the test items are others than those to train on. */
  readonly isHeldOut: boolean;
  readonly classNames: readonly string[];
  /** [trainCount + testCount]: the training images first, then the test images. */
  readonly labels: Uint8Array;
  /** Mean entropy of a test item, nats: the lowest possible cross-entropy. Undefined where values lie outside [0, 1]. */
  readonly entropyFloor: number | undefined;
}

export interface LayerInfo {
  readonly units: number;
  /** How the units are arranged, where they are a stack of maps. */
  readonly grid?: Grid;
}

/** What codes can be drawn from: nothing, N(0, I), or a prior that the code has of its own. */
export type PriorKind = 'none' | 'standard' | 'own';

export interface NetworkInfo {
  readonly latentDim: number;
  /** In the order of the flow; the decoder's last one gives the image. */
  readonly encoder: readonly LayerInfo[];
  readonly decoder: readonly LayerInfo[];
  /** Names of the objective's terms, in the order of ScalarBatch.terms: "reconstruction" first. */
  readonly terms: readonly string[];
  /** What is trained before, in its order. */
  readonly phases: readonly PhaseInfo[];
  readonly prior: PriorKind;
}
