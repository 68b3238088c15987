/** The run that goes on, and what the person can do to it. Not the opening of runs: control.ts. */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { ratesIn } from '#catalog/place.ts';
import { trainingParams } from '#catalog/training.ts';
import type { CommandName, Commands } from '#protocol/messages.ts';
import { call } from '../connection.ts';
import type { Control } from '../control.ts';
import { download } from '../download.ts';
import { withValue } from '../edits.ts';
import { tellMoment } from '../moments.ts';
import { unexpected } from '../refusals.ts';
import type { GetState, HourglassState, Notice, RunSlice, SetState } from '../types.ts';

const LEAST_RATE = 1e-6;

const nothingOpened = {
  runId: 0,
  state: { phase: 'idle' },
  runSpec: undefined,
  queued: undefined,
  isPretrained: false,
  restartedBy: undefined,
  dataset: undefined,
  network: undefined,
  backend: undefined,
  pace: undefined,
  phase: undefined,
  tasks: [],
  classifications: [],
  measures: undefined,
} as const;

interface Parts {
  readonly set: SetState;
  readonly get: GetState;
  readonly control: Control;
  /** Tells of a refusal, if it is worth telling. */
  report(thrown: unknown): void;
}

export function createRunSlice(set: SetState, get: GetState, control: Control): RunSlice {
  const report = (thrown: unknown) => {
    const error = unexpected(thrown);
    if (error) get().notify('error', error.message);
  };
  const parts = { set, get, control, report };
  return {
    ...nothingOpened,
    ...createNotices(set, get),
    ...createOrders(parts),
    ...createRetraining(parts),
    // Apart: few bring files.
    importFiles: (files, keepsLight) =>
      import('../ownFiles.ts')
        .then(({ importFiles }) => importFiles(get, report, files, keepsLight))
        .catch(report),
    ...createQuestions(parts),
  };
}

type Orders = Pick<
  RunSlice,
  'openWith' | 'train' | 'pause' | 'step' | 'skipPhase' | 'open' | 'reset' | 'resume' | 'openAs' | 'cancel'
>;

/** What is asked of the run as it is. */
function createOrders({ set, get, control, report }: Parts): Orders {
  const order = <Name extends CommandName>(name: Name, payload: Commands[Name]['payload']) => {
    call(name, payload).catch(report);
  };
  return {
    openWith: (weights) => control.open(undefined, { weights }),
    train() {
      if (control.isOpening()) set({ queued: 'train' });
      else if (control.hasten('train')) return;
      else if (isTrainable(get()) && !get().isPretrained) order('train', {});
      else control.open('train');
    },
    pause() {
      set({ queued: undefined });
      if (control.hasten(undefined)) return;
      if (!control.isOpening()) order('pause', {});
    },
    step() {
      if (control.hasten('step')) return;
      if (get().isPretrained) control.open('step');
      else order('step', {});
    },
    skipPhase: () => order('skipPhase', {}),
    open: () => control.open(),
    reset() {
      tellMoment('reset');
      control.open();
    },
    resume: (left) => control.open(undefined, { left }),
    openAs: (spec, queued, left) => control.open(queued, { spec, ...(left && { left }) }),
    cancel: (task) => order('cancel', { task }),
  };
}

/** What changes a setting and trains with it. */
function createRetraining({
  get,
  report,
  control,
}: Parts): Pick<RunSlice, 'trainMore' | 'trainOnSlower' | 'restartSlower'> {
  const tuneAndTrain = (spec: ExperimentSpec) => {
    get().setSpec(spec);
    if (control.hasten('train')) return;
    call('tune', { spec })
      .then(() => call('train', {}))
      .catch(report);
  };
  return {
    trainMore(epochs) {
      const { spec } = get();
      const total = Math.min(trainingParams.epochs.max, spec.training.epochs + epochs);
      tuneAndTrain(withValue(spec, { kind: 'training' }, 'epochs', total));
    },
    trainOnSlower: () => tuneAndTrain(slower(get())),
    restartSlower() {
      get().openSpec(slower(get()), 'train');
    },
  };
}

/** What is asked of the run without changing it. */
function createQuestions({
  set,
  get,
  report,
}: Parts): Pick<RunSlice, 'classify' | 'trainClassifier' | 'measure' | 'exportModel' | 'verifyBackends'> {
  return {
    classify(epochs) {
      const { runId } = get();
      call('classify', { epochs })
        .then((found) => {
          const { runId: now, classifications } = get();
          if (now === runId) set({ classifications: [...classifications, found] });
        })
        .catch(report);
    },
    trainClassifier() {
      call('trainClassifier', {}).catch(report);
    },
    measure() {
      const { runId } = get();
      call('measure', {})
        .then((measures) => {
          if (get().runId === runId) set({ measures });
        })
        .catch(report);
    },
    exportModel: (format) =>
      call('exportModel', { format })
        .then(({ files }) => download(files))
        .catch(report),
    verifyBackends: () => call('verify', {}).then(({ checks }) => checks),
  };
}

/** The experiment with a tenth of all its learning rates. */
function slower({ spec }: HourglassState): ExperimentSpec {
  return ratesIn(spec).reduce((next, { place, name, value }) => {
    const tenth = Math.max(LEAST_RATE, Number((value / 10).toPrecision(3)));
    return withValue(next, place, name, tenth);
  }, spec);
}

/** Whether the worker holds a run that can go on: after a diverged step it keeps the last good weights. */
function isTrainable({ network, state }: HourglassState): boolean {
  return network !== undefined && (state.phase !== 'failed' || state.error.code === 'training/diverged');
}

type Notices = Pick<RunSlice, 'notices' | 'notify' | 'dismiss' | 'withdraw'>;

function createNotices(set: SetState, get: GetState): Notices {
  let count = 0;
  return {
    notices: [],
    notify(tone, text, { actions = [], topic } = {}) {
      count++;
      const isOther = (notice: Notice) => notice.text !== text && (!topic || notice.topic !== topic);
      set({ notices: [...get().notices.filter(isOther), { id: count, tone, text, actions, topic }] });
    },
    dismiss: (id) => set({ notices: get().notices.filter((notice) => notice.id !== id) }),
    withdraw(topics) {
      const kept = get().notices.filter(({ topic }) => !topic || !topics.includes(topic));
      if (kept.length < get().notices.length) set({ notices: kept });
    },
  };
}
