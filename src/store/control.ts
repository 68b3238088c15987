/**
 * Brings the worker's run in line with the settings: tunes it where that is enough, else opens a new one.
 * Not the settings themselves, and not the opening: opening.ts.
 */
import { changesBetween, summaryOf } from '#catalog/changes.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { Collector } from './collector.ts';
import { call } from './connection.ts';
import { latest } from './latest.ts';
import { createMarks } from './marks.ts';
import { createOpening, type Opening } from './opening.ts';
import { unexpected } from './refusals.ts';
import { isTraining } from './training.ts';
import type { GetState, SetState } from './types.ts';

const QUIET_MS = 250;

export interface Control extends Opening {
  /** Follows a change of the settings, soon. @param cause what the person did, if more than change this and that */
  follow(cause?: string): void;
}

/** Sends live parameters, the latest ones as soon as the worker has taken the ones before. */
const createTune = (get: GetState) =>
  latest(
    (spec: ExperimentSpec) => call('tune', { spec }),
    () => {},
    (thrown) => {
      const error = unexpected(thrown);
      if (error) get().notify('error', error.message);
    },
  );

export function createControl(set: SetState, get: GetState, collector: Collector): Control {
  const marks = createMarks(get, collector);
  const tune = createTune(get);
  let opened: ExperimentSpec | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastCause: string | undefined;

  const changes = () => (opened ? changesBetween(opened, get().spec) : []);

  const opening = createOpening({
    ...{ set, get, collector },
    onOpen(spec) {
      clearTimeout(timer);
      opened = spec;
      marks.begin(spec);
    },
    onOpened: fallInLine,
  });

  function fallInLine(): void {
    clearTimeout(timer);
    const { spec, network } = get();
    const made = changes();
    if (made.length === 0) return;
    if (!made.every(({ isLive }) => isLive)) {
      timer = setTimeout(reopen, QUIET_MS);
    } else if (network && !opening.isOpening()) {
      opened = spec;
      tune(spec);
      marks.touch();
    }
  }

  function reopen(): void {
    const { state, queued } = get();
    const made = changes();
    opening.open(isTraining(state) ? 'train' : queued);
    set({ restartedBy: lastCause ?? summaryOf(made) });
  }

  return {
    ...opening,
    follow(cause) {
      lastCause = cause;
      fallInLine();
    },
  };
}
