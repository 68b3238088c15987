/**
 * What crosses between the page and the worker: one table of commands, one union of events.
 * Not their handling: workers/session.ts answers, workers/client.ts asks.
 */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { ClassificationResult } from '#engine/classification/classify.ts';
import type { CodecMeasures } from '#engine/evaluation/measures/measures.ts';
import type { WireError } from './errors.ts';
import type { CodecId, Frames, Needs } from './frames.ts';
import type {
  BackendId,
  BackendReport,
  Checkpoint,
  DatasetInfo,
  NetworkInfo,
  PhasePosition,
  RunState,
  TaskId,
  TaskProgress,
} from './state.ts';
import type { Measured, SavedModel, Visit } from './visit.ts';

export interface OpenReply {
  readonly dataset: DatasetInfo;
  readonly network: NetworkInfo;
  readonly backend: BackendReport;
}

export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Agreement of one backend with tfjs-cpu on one combination of choices. */
export interface GradientCheck {
  readonly backend: BackendId;
  readonly subject: string;
  /** max |g − g_cpu| / max |g_cpu| over all weights. */
  readonly relativeError: number;
}

/** Command → what it takes and what it answers. */
export interface Commands {
  /** Loads the data, chooses a backend, builds the network with its initial weights. Ends whatever ran before. */
  open: {
    payload: {
      readonly runId: number;
      readonly spec: ExperimentSpec;
      /** "auto" measures and chooses. */
      readonly backend: BackendId | 'auto';
      readonly checkpoint?: Checkpoint;
      /** To begin with instead of those that the seed gives; whatever is not a weight is as at the beginning. */
      readonly weights?: Checkpoint['tensors'];
    };
    reply: OpenReply;
  };
  train: { payload: Empty; reply: Empty };
  /** Answered when the run stands still. */
  pause: { payload: Empty; reply: Empty };
  /** Answered at once, whatever goes on: only a worker that hangs does not. */
  ping: { payload: Empty; reply: Empty };
  /** Ends the phase that comes before the main training as it is: the next one's turn has come then. */
  skipPhase: { payload: Empty; reply: Empty };
  /** One update. */
  step: { payload: Empty; reply: Empty };
  /** Live parameters of a running experiment: the rest must be as it was opened. */
  tune: { payload: { readonly spec: ExperimentSpec }; reply: Empty };
  watch: { payload: { readonly needs: Needs }; reply: Empty };
  /** Frees the way for the next snapshot. */
  acknowledge: { payload: { readonly snapshot: number }; reply: Empty };
  decode: {
    payload: { readonly codec: CodecId; readonly z: Float32Array };
    reply: { readonly image: Float32Array };
  };
  /** A code from the prior of the code that is trained; refused where there is none. The same for the same counter, seed
   *  and weights. */
  drawPrior: { payload: { readonly counter: number }; reply: { readonly z: Float32Array } };
  /** One image, its code and its reconstruction under a codec. */
  inspect: {
    payload: { readonly codec: CodecId; readonly index: number };
    reply: {
      readonly image: Float32Array;
      readonly z: Float32Array;
      readonly reconstruction: Float32Array;
      /** Log-variances of the posterior, where the code has one: [latentDim]. */
      readonly logVar?: Float32Array;
    };
  };
  /** Grey levels of these images, [n, height · width]; refused for data that are no images. */
  thumbnails: {
    payload: { readonly indices: Uint32Array };
    reply: { readonly images: Uint8Array };
  };
  /** The mean of these items, [height · width]. */
  meanImage: { payload: { readonly indices: Uint32Array }; reply: { readonly image: Float32Array } };
  /** An image that is in no data set, such as a drawn one: its code and what comes back of it. */
  encodeImage: {
    /** [pixels], 0 … 1 */
    payload: { readonly image: Float32Array };
    reply: EncodedImage;
  };
  /** Fine-tunes a copy of the encoder with a softmax head on the labels, a task that can be cancelled. The run goes on as
   *  it would. */
  classify: { payload: { readonly epochs: number }; reply: Classification };
  /** Trains a classifier of the data's images, a task that can be cancelled; from then on what probes draw is judged by it,
   *  in every run on these data. Answered with the share of the test images that it tells right. */
  trainClassifier: { payload: Empty; reply: { readonly accuracy: number } };
  /** Measures autoencoder and PCA on test items, a task that can be cancelled. The run goes on as it would. */
  measure: { payload: Empty; reply: Measures };
  cancel: { payload: { readonly task: TaskId }; reply: Empty };
  /** Reads and keeps the person's own images: IDX files, tables or pictures, a task that can be cancelled. */
  importFiles: {
    payload: {
      /** Named by their paths: a picture's class is the folder that it lies in. */
      readonly files: readonly NamedFile[];
      /** Leaves pictures with a light background as they are; otherwise they are inverted. */
      readonly keepsLight?: boolean;
    };
    reply: {
      readonly trainCount: number;
      readonly testCount: number;
      /** Whether they outlast this visit. */
      readonly areKept: boolean;
      readonly areInverted: boolean;
    };
  };
  exportModel: {
    payload: { readonly format: 'safetensors' | 'tfjs' };
    reply: { readonly files: readonly NamedFile[] };
  };
  /** The state of the run as it is now; refused if it holds anything that is no number. */
  saveState: { payload: Empty; reply: { readonly checkpoint: Checkpoint } };
  /** What the files of a saved model hold. The run goes on as it would. */
  readModel: { payload: { readonly files: readonly NamedFile[] }; reply: SavedModel };
  /** Keeps the run's last checkpoint, or one that is made for it, for the next visit; nothing if another run is open. */
  keepVisit: {
    payload: { readonly runId: number; readonly measured: Measured; readonly isAfresh: boolean };
    /** `problem`: why it could not be kept, in plain words. */
    reply: { readonly problem?: string };
  };
  /** What the last visit left. `problem`: why that was left out. */
  recallVisit: { payload: Empty; reply: { readonly visit?: Visit; readonly problem?: string } };
  forgetVisit: { payload: Empty; reply: Empty };
  /** Gradients of every choice on every backend that works here, against tfjs-cpu. */
  verify: { payload: Empty; reply: { readonly checks: readonly GradientCheck[] } };
}

/** What a codec makes of an image. */
export interface Returned {
  readonly z: Float32Array;
  readonly reconstruction: Float32Array;
  /** Σ (x − x̂)². */
  readonly squaredError: number;
  /** Share of the held-out images that were compared which come back with a smaller error, 0 … 1. */
  readonly worseThan: number;
}

export interface EncodedImage {
  readonly step: number;
  /** Held-out images. */
  readonly comparedWith: number;
  readonly autoencoder: Returned;
  /** Absent until PCA is fitted. */
  readonly pca?: Returned;
  /** Of the training images encoded so far those with the nearest codes, nearest first. */
  readonly neighbours: {
    readonly indices: Uint32Array;
    /** ‖z − zᵢ‖, Euclidean. */
    readonly distances: Float32Array;
    /** [n, pixels] */
    readonly images: Float32Array;
  };
}

/** How well classes are told from codes. */
export interface Classification extends ClassificationResult {
  /** Of the autoencoder that was copied. */
  readonly step: number;
  readonly epochs: number;
}

export interface Measures {
  /** Of the autoencoder that was measured. */
  readonly step: number;
  readonly autoencoder: CodecMeasures;
  /** Of a variational autoencoder: bounds of log p(x), nats, and how many units it uses. */
  readonly variational?: {
    readonly elbo: number;
    /** By so many draws of each code. */
    readonly iwae: number;
    readonly draws: number;
    readonly activeUnits: number;
  };
  /** At the same code size; absent until it is fitted. */
  readonly pca?: CodecMeasures;
}

export type Empty = Readonly<Record<never, never>>;
export type CommandName = keyof Commands;

/** Per-step scalars since the last batch. */
export interface ScalarBatch {
  /** [n] updates made, 1 for the first. */
  readonly steps: Float64Array;
  /** [n] objective of each step's batch, per image. */
  readonly totals: Float64Array;
  /** [n, terms] in the order of NetworkInfo.terms; they add up to the total. */
  readonly terms: Float64Array;
}

export interface TestPoint {
  readonly step: number;
  readonly epoch: number;
  /** How many test images it is the mean of. */
  readonly images: number;
  readonly total: number;
  readonly terms: readonly number[];
  /** Squared error of an image, from its clean input. */
  readonly squaredError: number;
  /** PCA's at the same code size, on the same images; absent until PCA is fitted. */
  readonly pcaSquaredError?: number;
}

export interface Pace {
  readonly step: number;
  /** Passes through the training images, with a fraction. */
  readonly epoch: number;
  readonly imagesPerSecond: number;
  readonly stepMs: number;
  /** How the updates are made. */
  readonly steps: { readonly mode: 'replayed' | 'eager'; readonly reason: string };
  /** Share of the training time that went into pictures for the panels lately, 0 … 1. */
  readonly snapshotShare: number;
}

/** What the worker says unasked. Those with a runId are dropped if the run is no longer the current one. */
export type WorkerEvent =
  | { readonly type: 'state'; readonly runId: number; readonly state: RunState }
  | { readonly type: 'task'; readonly runId: number; readonly progress: TaskProgress }
  | { readonly type: 'taskEnd'; readonly runId: number; readonly task: TaskId; readonly error?: WireError }
  | {
      readonly type: 'scalars';
      readonly runId: number;
      /** Which phase before the main training they belong to; absent in that one. Steps count from 1 in each. */
      readonly phase?: string;
      readonly batch: ScalarBatch;
      readonly pace: Pace;
    }
  /** Which phase is next to be trained, or undefined once only the main training is left. */
  | { readonly type: 'phase'; readonly runId: number; readonly phase: PhasePosition | undefined }
  | { readonly type: 'test'; readonly runId: number; readonly point: TestPoint }
  | {
      readonly type: 'snapshot';
      readonly runId: number;
      readonly snapshot: number;
      readonly frames: Partial<Frames>;
    }
  | { readonly type: 'checkpoint'; readonly runId: number; readonly checkpoint: Checkpoint };

export interface Request {
  readonly id: number;
  readonly name: CommandName;
  readonly payload: Commands[CommandName]['payload'];
}

export type Reply =
  | { readonly type: 'reply'; readonly id: number; readonly value: Commands[CommandName]['reply'] }
  | { readonly type: 'refusal'; readonly id: number; readonly error: WireError };

export type WorkerMessage = Reply | WorkerEvent;

/** A handler for every command. */
export type Handlers = {
  [Name in CommandName]: (payload: Commands[Name]['payload']) => Promise<Commands[Name]['reply']>;
};
