/**
 * Makes all updates of an experiment, reading the losses in bundles, and notices when they stop being numbers.
 * Not the update: engine/trainer.ts.
 */
import { MOST_STEPS } from '#engine/capture/program.ts';
import type { Checkpoint } from '#engine/checkpoint.ts';
import type { Steps } from '#engine/stepping/steps.ts';
import type { Trainer } from '#engine/trainer.ts';
import type { Curve, CurveRow } from './curve.ts';
import { breathe } from './turns.ts';

const BUNDLE_S = 0.2;
/** Share of the time that may go into keeping states. */
const SAVING_SHARE = 0.03;

export interface TrainingStatus {
  /** What is trained, where that is not the whole. */
  readonly label?: string;
  readonly step: number;
  readonly steps: number;
  /** Passes through the training images, with a fraction. */
  readonly epoch: number;
  readonly epochs: number;
  /** Total per image: of the bundle within an epoch, of the whole epoch at its end. */
  readonly loss: number;
  readonly imagesPerSecond: number;
  readonly secondsLeft: number;
}

export interface LoopOptions {
  /** Keeps the states to return to. */
  readonly trainer: Pick<Trainer, 'save' | 'restore'>;
  /** What is trained: the trainer's own steps, or those of a phase before. */
  readonly steps: Steps;
  readonly label?: string;
  readonly epochs: number;
  /** Empty at first; afterwards it holds the steps up to the state that the trainer is left in. */
  readonly curve: Curve;
  readonly signal: AbortSignal;
  onProgress(status: TrainingStatus): void;
}

export interface LoopResult {
  /** Of the steps in the curve. */
  readonly seconds: number;
  /** The step whose loss was not finite; the trainer is back at the last good state. */
  readonly divergedAt: number | undefined;
}

/** Updates, made and read together. @throws Interrupted after them */
async function runBundle(steps: Steps, count: number, signal: AbortSignal): Promise<CurveRow[]> {
  const first = steps.stepsDone();
  const values = await steps.run(count); // [count, terms]
  await breathe(signal);
  const width = steps.termNames.length;
  return Array.from({ length: count }, (_, i) => ({
    terms: [...values.subarray(i * width, (i + 1) * width)],
    images: steps.countAt(first + i),
  }));
}

interface State {
  readonly checkpoint: Checkpoint;
  /** Steps made in it. */
  readonly done: number;
  readonly seconds: number;
}

/** States to return to: the latest one is good as soon as a finite loss was computed from it. */
function createStates({ trainer, steps }: LoopOptions, initial: Checkpoint) {
  let good: State = { checkpoint: initial, done: steps.stepsDone(), seconds: 0 };
  let latest = good;
  let saveSeconds = 0;
  return {
    good: () => good,
    confirm() {
      good = latest;
    },
    /** Keeps the state, if `always` or if that is cheap. @returns whether its weights are finite, as far as known */
    async keep(seconds: () => number, always: boolean): Promise<boolean> {
      const before = seconds();
      if (!always && before - latest.seconds < saveSeconds / SAVING_SHARE) return true;
      const checkpoint = await trainer.save();
      const isSound = checkpoint.tensors.every(({ data }) => data.every(Number.isFinite));
      if (isSound) latest = { checkpoint, done: steps.stepsDone(), seconds: before };
      saveSeconds = seconds() - before;
      return isSound;
    },
  };
}

function statusOf(
  { label, steps: { stepsDone, stepsPerEpoch }, epochs, curve }: LoopOptions,
  rows: readonly CurveRow[],
  seconds: number,
): TrainingStatus {
  const step = stepsDone();
  const steps = epochs * stepsPerEpoch;
  const totals = rows.map(({ terms }) => terms.reduce((sum, term) => sum + term, 0));
  const atEpochEnd = step % stepsPerEpoch === 0;
  return {
    ...(label !== undefined && { label }),
    step,
    steps,
    epoch: step / stepsPerEpoch,
    epochs,
    loss: atEpochEnd ? curve.lastEpoch().total : totals.reduce((sum, total) => sum + total, 0) / rows.length,
    imagesPerSecond: curve.images() / seconds,
    secondsLeft: (seconds / step) * (steps - step),
  };
}

/** Trains to the end, or to the first loss or weight that is not finite. @throws Interrupted */
export async function runTraining(options: LoopOptions): Promise<LoopResult> {
  const { trainer, steps, epochs, curve, signal, onProgress } = options;
  const { stepsPerEpoch, stepsDone } = steps;
  const planned = epochs * stepsPerEpoch;
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  const states = createStates(options, await trainer.save());
  let bundle = 1;
  const backToGood = (divergedAt: number): LoopResult => {
    const good = states.good();
    trainer.restore(good.checkpoint);
    curve.truncate(good.done);
    return { seconds: good.seconds, divergedAt };
  };

  while (stepsDone() < planned) {
    const before = seconds();
    const first = stepsDone();
    const rows = await runBundle(steps, Math.min(bundle, stepsPerEpoch - (first % stepsPerEpoch)), signal);
    bundle = bundleFor((seconds() - before) / rows.length);
    const bad = rows.findIndex(({ terms }) => !terms.every(Number.isFinite));
    if (bad !== 0) states.confirm();
    if (bad >= 0) return backToGood(first + bad + 1);
    curve.add(rows);
    onProgress(statusOf(options, rows, seconds()));
    const isLast = stepsDone() === planned;
    if (!(await states.keep(seconds, isLast))) return backToGood(stepsDone());
    if (isLast) states.confirm();
  }
  return { seconds: states.good().seconds, divergedAt: undefined };
}

const bundleFor = (secondsPerStep: number) =>
  Math.max(1, Math.min(MOST_STEPS, Math.floor(BUNDLE_S / secondsPerStep)));
