/**
 * The shape of the store: what each slice holds and can do.
 * Not its implementation: slices/ hold one file each.
 */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { Findings } from '#catalog/lessons/measures.ts';
import type { Prediction } from '#catalog/lessons/verdict.ts';
import type { WireError } from '#protocol/errors.ts';
import type { CodecId } from '#protocol/frames.ts';
import type { Classification, Commands, GradientCheck, Measures, Pace } from '#protocol/messages.ts';
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
} from '#protocol/state.ts';
import type { Measured, SavedModel } from '#protocol/visit.ts';
import type { History } from './history.ts';
import type { WorkspaceId } from './workspaces.ts';

export type { CurvePoint, Mark } from '#protocol/visit.ts';

/** The experiment. Changing a live parameter tunes the run, changing anything else opens a new one. */
export interface SettingsSlice {
  readonly spec: ExperimentSpec;
  /** The recipe the experiment came from, as long as nothing else than the data set was changed. */
  readonly recipeId: string | undefined;
  readonly history: History;
  /** An edit, which can be undone. */
  setSpec(spec: ExperimentSpec): void;
  /** An edit that begins a run, also where tuning the present one would do. @param left else with fresh weights */
  openSpec(spec: ExperimentSpec, queued?: 'train', left?: LeftRun): void;
  applyRecipe(id: string): void;
  undo(): void;
  redo(): void;
  /** What the address names by now: where it was before, it is undone or redone. */
  travelTo(spec: ExperimentSpec): void;
  /** Where a visit begins: there is nothing to undo. */
  beginWith(spec: ExperimentSpec): void;
}

export interface NoticeAction {
  readonly label: string;
  perform(): void;
}

/** What a notice is about, if that can pass by itself. */
export type NoticeTopic = 'address' | 'dataset' | 'visit' | 'keeping' | 'settings' | 'lesson';

/** Something the person should read: what happened and what to do. */
export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'error';
  readonly text: string;
  readonly actions: readonly NoticeAction[];
  readonly topic: NoticeTopic | undefined;
}

type NoticeExtras = Partial<Pick<Notice, 'actions' | 'topic'>>;

/** A file that the person brings. */
export interface BroughtFile {
  /** With the folders that were chosen or dropped with it. */
  readonly path: string;
  readonly file: File;
}

/** A run that was left, to go on with. */
export interface LeftRun extends Omit<SavedModel, 'spec'> {
  onOpened(): void;
  /** @returns whether it was dealt with, so that nothing more is to be done about it */
  onRefused(error: WireError): boolean;
}

/** What a run begins with instead of what its seed gives. */
export interface Origin {
  /** Other settings than those that the address names, such as those of one run of many. */
  readonly spec?: ExperimentSpec;
  readonly weights?: Checkpoint['tensors'] | undefined;
  readonly left?: LeftRun;
}

export interface RunSlice {
  readonly runId: number;
  readonly state: RunState;
  /** The experiment that the run follows; the settings may be ahead of it for a moment. */
  readonly runSpec: ExperimentSpec | undefined;
  /** What begins by itself once the run is open. */
  readonly queued: 'train' | 'step' | undefined;
  /** Whether the weights are those that come with the page: training begins with fresh ones. */
  readonly isPretrained: boolean;
  /** Which change of the settings began this run; undefined if the person did. */
  readonly restartedBy: string | undefined;
  readonly dataset: DatasetInfo | undefined;
  readonly network: NetworkInfo | undefined;
  readonly backend: BackendReport | undefined;
  readonly pace: Pace | undefined;
  /** Where the run is among the phases before the main training; undefined once they are over. */
  readonly phase: PhasePosition | undefined;
  readonly tasks: readonly TaskProgress[];
  readonly notices: readonly Notice[];
  /** How well classes were told from this run's codes, each time that it was tried. */
  readonly classifications: readonly Classification[];
  /** What this run's codes and images are worth, when it was last asked. */
  readonly measures: Measures | undefined;
  /** Opens the experiment with weights that are trained already. */
  openWith(weights: Checkpoint['tensors']): void;
  /** At once, or as soon as the run is open; from fresh weights where they are those that come with the page. */
  train(): void;
  /** After a finished run: so many epochs more. */
  trainMore(epochs: number): void;
  pause(): void;
  step(): void;
  /** Ends the phase before the main training as it is. */
  skipPhase(): void;
  /** Begins a run with the settings as they are. */
  open(): void;
  /** Same seed, same initial weights; the last visit's are forgotten. */
  reset(): void;
  /** Opens a run that was left, where it was left. */
  resume(left: LeftRun): void;
  /** Opens an experiment that the address is not to name, such as one of many. @param left else with fresh weights */
  openAs(spec: ExperimentSpec, queued?: 'train', left?: LeftRun): void;
  /** After a diverged run: a tenth of the learning rate, from the weights that were restored. */
  trainOnSlower(): void;
  /** The same from the beginning. */
  restartSlower(): void;
  cancel(task: TaskId): void;
  /** A notice takes the place of others with the same text or topic. */
  notify(tone: Notice['tone'], text: string, extras?: NoticeExtras): void;
  dismiss(id: number): void;
  /** Takes back what is no longer so. */
  withdraw(topics: readonly NoticeTopic[]): void;
  /** Own images, or a file with settings, as dropped or chosen; opens them on success. @param keepsLight as in the command */
  importFiles(files: readonly BroughtFile[], keepsLight?: boolean): Promise<void>;
  /** Offers the trained encoder and decoder for download. */
  /** Fine-tunes a copy of the encoder with labels, a task that can be cancelled. */
  classify(epochs: number): void;
  /** Trains a classifier to judge drawn pictures by, a task that can be cancelled. */
  trainClassifier(): void;
  /** Measures autoencoder and PCA on test items, a task that can be cancelled. */
  measure(): void;
  exportModel(format: Commands['exportModel']['payload']['format']): Promise<void>;
  verifyBackends(): Promise<readonly GradientCheck[]>;
}

export type MetricsSlice = Omit<Measured, 'pace'>;

export type Theme = 'system' | 'light' | 'dark';

/** Images that were gathered on a map. */
export interface Selection {
  /** Whose map it was. */
  readonly codec: CodecId;
  /** Ascending. */
  readonly indices: Uint32Array;
}

export interface LayoutSlice {
  readonly theme: Theme;
  readonly backendPreference: BackendId | 'auto';
  /** Index of the image on the stage (training images first, then test images). */
  readonly selectedImage: number;
  readonly selection: Selection | undefined;
  /** Slider positions; undefined until the ranges are known. */
  readonly z: Float32Array | undefined;
  readonly pcaZ: Float32Array | undefined;
  readonly logScale: boolean;
  readonly workspace: WorkspaceId;
  setTheme(theme: Theme): void;
  setBackendPreference(backend: BackendId | 'auto'): void;
  selectImage(index: number): void;
  /** Nothing is selected without any image. */
  setSelection(selection: Selection | undefined): void;
  setZ(z: Float32Array): void;
  setPcaZ(z: Float32Array): void;
  setLogScale(on: boolean): void;
  openWorkspace(workspace: WorkspaceId): void;
}

/** Which lesson is open, where the person is in it and what they have predicted and measured, for this visit. */
export interface LearnSlice {
  /** Its id, whether or not there is such a lesson. */
  readonly lesson: string | undefined;
  /** Index of the step that a lesson stands at, by its id. */
  readonly lessonSteps: Readonly<Record<string, number>>;
  /** By the step's key: an option's id, or a number. */
  readonly predictions: Readonly<Record<string, Prediction>>;
  /** By the step's key, once its run was over. */
  readonly findings: Readonly<Record<string, Findings>>;
  /** What was set before a lesson set something else. */
  readonly ownExperiment: ExperimentSpec | undefined;
  openLesson(id: string | undefined): void;
  goToStep(lesson: string, index: number): void;
  predict(step: string, prediction: Prediction): void;
  recordFinding(step: string, found: Findings): void;
  /** Forgets what was predicted and found in a step. */
  askAgain(step: string): void;
  /** Opens a lesson's experiment and keeps the person's own. */
  setUp(experiment: ExperimentSpec): void;
  backToOwnExperiment(): void;
}

export type HourglassState = SettingsSlice & RunSlice & MetricsSlice & LayoutSlice & LearnSlice;

export type SetState = (part: Partial<HourglassState>) => void;
export type GetState = () => HourglassState;
