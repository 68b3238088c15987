/**
 * Brings the worker's run in line with the settings: tunes it where that is enough, else opens a new one.
 * Not the settings themselves.
 */

import { changesBetween, summaryOf } from '#catalog/changes.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { OpenReply } from '#protocol/messages.ts';
import type { Collector } from './collector.ts';
import { call } from './connection.ts';
import { standIn } from './datasetRoles.ts';
import { clearFrames } from './frames.ts';
import { latest } from './latest.ts';
import { createMarks } from './marks.ts';
import { sendNeedsAnew } from './needs.ts';
import { nothingOpen, stateOfOpened } from './opened.ts';
import { unexpected } from './refusals.ts';
import { isTraining } from './training.ts';
import type { GetState, SetState } from './types.ts';

const QUIET_MS = 250;

export interface Control {
  /** Follows a change of the settings, soon. @param cause what the person did, if more than change this and that */
  follow(cause?: string): void;
  /** Opens a new run with the settings as they are, at once. */
  open(queued?: 'train'): void;
  /** Whether a run is being opened. */
  isOpening(): boolean;
}

export function createControl(set: SetState, get: GetState, collector: Collector): Control {
  const marks = createMarks(get, collector);
  let opened: ExperimentSpec | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOpening = false;
  let lastCause: string | undefined;

  const tune = latest(
    (spec: ExperimentSpec) => call('tune', { spec }),
    () => {},
    (thrown) => {
      const error = unexpected(thrown);
      if (error) get().notify('error', error.message);
    },
  );

  function follow(cause?: string): void {
    lastCause = cause;
    fallInLine();
  }

  function fallInLine(): void {
    clearTimeout(timer);
    const { spec, network } = get();
    const changes = opened ? changesBetween(opened, spec) : [];
    if (changes.length === 0) return;
    if (!changes.every(({ isLive }) => isLive)) {
      timer = setTimeout(reopen, QUIET_MS);
    } else if (network && !isOpening) {
      opened = spec;
      tune(spec);
      marks.touch();
    }
  }

  function reopen(): void {
    const { spec, state, queued } = get();
    const changes = opened ? changesBetween(opened, spec) : [];
    open(isTraining(state) ? 'train' : queued);
    set({ restartedBy: lastCause ?? summaryOf(changes) });
  }

  function open(queued?: 'train'): void {
    clearTimeout(timer);
    const { spec, backendPreference: backend, runId: lastId } = get();
    const runId = lastId + 1;
    opened = spec;
    marks.begin(spec);
    isOpening = true;
    set({ runId, queued, tasks: [], state: { phase: 'loading' }, restartedBy: undefined });
    const isCurrent = () => get().runId === runId;
    call('open', { runId, spec, backend })
      .then((reply) => isCurrent() && adopt(reply))
      .catch((thrown) => isCurrent() && giveUp(thrown));
  }

  function adopt(reply: OpenReply): void {
    isOpening = false;
    forget();
    const { queued, train } = get();
    set(stateOfOpened(reply, get()));
    sendNeedsAnew();
    if (queued === 'train') train();
    fallInLine();
  }

  function giveUp(thrown: unknown): void {
    isOpening = false;
    const error = unexpected(thrown);
    const { spec, queued, notify } = get();
    const replacement = error?.code === 'dataset/unavailable' ? standIn(spec.dataset.id) : undefined;
    if (replacement) {
      notify('info', replacement.explanation, { topic: 'dataset' });
      // The address keeps what was asked for: it may be there next time.
      set({ spec: replacement.use(spec) });
      open(queued);
      return;
    }
    forget();
    set({ ...nothingOpen, state: error ? { phase: 'failed', error } : { phase: 'idle' } });
  }

  function forget(): void {
    clearFrames();
    collector.clear();
    set({ z: undefined, pcaZ: undefined, classifications: [] });
  }

  return { follow, open, isOpening: () => isOpening };
}
