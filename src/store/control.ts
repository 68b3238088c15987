/**
 * Brings the worker's run in line with the settings: tunes it where that is enough, else opens a new one.
 * Not the settings themselves.
 */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { OpenReply } from '#protocol/messages.ts';
import { type Change, changesBetween } from './changes.ts';
import type { Collector } from './collector.ts';
import { call } from './connection.ts';
import { standIn } from './datasetRoles.ts';
import { clearFrames } from './frames.ts';
import { latest } from './latest.ts';
import { sendNeedsAnew } from './needs.ts';
import { unexpected } from './refusals.ts';
import type { GetState, SetState } from './types.ts';

const QUIET_MS = 250;

export interface Control {
  /** Follows a change of the settings, soon. */
  follow(): void;
  /** Opens a new run with the settings as they are, at once. */
  open(queued?: 'train'): void;
  /** Whether a run is being opened. */
  isOpening(): boolean;
}

export function createControl(set: SetState, get: GetState, collector: Collector): Control {
  let opened: ExperimentSpec | undefined;
  let openTimer: ReturnType<typeof setTimeout> | undefined;
  let markTimer: ReturnType<typeof setTimeout> | undefined;
  let marked: ExperimentSpec | undefined;
  let isOpening = false;

  const tune = latest(
    (spec: ExperimentSpec) => call('tune', { spec }),
    () => {},
    (thrown) => {
      const error = unexpected(thrown);
      if (error) get().notify('error', error.message);
    },
  );

  function follow(): void {
    clearTimeout(openTimer);
    const changes = opened ? changesBetween(opened, get().spec) : [];
    if (changes.length === 0) return;
    if (!changes.every(({ isLive }) => isLive)) openTimer = setTimeout(reopen, QUIET_MS);
    else if (!isOpening) tuneNow(changes);
  }

  function tuneNow(changes: readonly Change[]): void {
    opened = get().spec;
    tune(opened);
    if (changes.length > 0) markSoon();
  }

  /** One mark for a whole drag of a slider. */
  function markSoon(): void {
    clearTimeout(markTimer);
    markTimer = setTimeout(() => {
      const { spec, pace } = get();
      for (const { label } of marked ? changesBetween(marked, spec) : []) {
        if (pace) collector.addMark({ step: pace.step, label });
      }
      marked = spec;
    }, QUIET_MS);
  }

  function reopen(): void {
    const { state, queued } = get();
    open(state.phase === 'running' ? 'train' : queued);
  }

  function open(queued?: 'train'): void {
    clearTimeout(openTimer);
    clearTimeout(markTimer);
    const runId = get().runId + 1;
    const { spec, backendPreference } = get();
    opened = spec;
    marked = spec;
    isOpening = true;
    set({ runId, queued, tasks: [], state: { phase: 'loading' } });
    const isCurrent = () => get().runId === runId;
    call('open', { runId, spec, backend: backendPreference })
      .then((reply) => isCurrent() && adopt(reply))
      .catch((thrown) => isCurrent() && giveUp(thrown));
  }

  function adopt({ dataset, network, backend }: OpenReply): void {
    isOpening = false;
    forget();
    const previous = get();
    const last = network.latentDim - 1;
    const isSameData = previous.dataset?.id === dataset.id && previous.selectedImage < imageCount(dataset);
    set({
      dataset,
      network,
      backend,
      selectedImage: isSameData ? previous.selectedImage : dataset.trainCount,
      mapUnits: [Math.min(previous.mapUnits[0], last), Math.min(previous.mapUnits[1] || 1, last)],
    });
    sendNeedsAnew();
    const { queued, train } = get();
    set({ queued: undefined });
    if (queued === 'train') train();
    follow();
  }

  function giveUp(thrown: unknown): void {
    isOpening = false;
    const error = unexpected(thrown);
    if (!error) {
      forget();
      set({ queued: undefined, state: { phase: 'idle' }, dataset: undefined, network: undefined });
      return;
    }
    const { spec } = get();
    const replacement = error.code === 'dataset/unavailable' ? standIn(spec.dataset.id) : undefined;
    if (replacement) {
      get().notify('info', replacement.explanation);
      get().setSpec(replacement.use(spec));
      open(get().queued);
      return;
    }
    forget();
    set({
      queued: undefined,
      state: { phase: 'failed', error },
      dataset: undefined,
      network: undefined,
    });
  }

  function forget(): void {
    clearFrames();
    collector.clear();
    set({ z: undefined, pcaZ: undefined });
  }

  return { follow, open, isOpening: () => isOpening };
}

function imageCount({ trainCount, testCount }: OpenReply['dataset']): number {
  return trainCount + testCount;
}
