/**
 * Brings the worker's run in line with the settings: tunes it where that is enough, else opens a new one.
 * Not the settings themselves, and not the opening: opening.ts.
 */
import { changesBetween, decisiveFirst, summaryOf } from '#catalog/changes.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { Collector } from './collector.ts';
import { call } from './connection.ts';
import { latest } from './latest.ts';
import { createMarks } from './marks.ts';
import { createOpening, type Opening } from './opening.ts';
import { unexpected } from './refusals.ts';
import { isTraining } from './training.ts';
import type { GetState, HourglassState, SetState } from './types.ts';

const QUIET_MS = 250;

export interface Control extends Opening {
  /** Follows a change of the settings, soon. @param cause what the person did, if more than change this and that */
  follow(cause?: string): void;
  /** Opens the run that changed settings ask for, if it is still to come, without waiting any longer.
   *  @param queued what it is to do then  @returns whether there was one */
  hasten(queued: HourglassState['queued']): boolean;
}

/** Hands live parameters to the run, the latest as soon as it has taken the ones before, and marks them on the curves. */
function createLive(set: SetState, get: GetState, collector: Collector) {
  const marks = createMarks(get, collector);
  const tune = latest(
    (spec: ExperimentSpec) => call('tune', { spec }),
    () => {},
    (thrown) => {
      const error = unexpected(thrown);
      if (error) get().notify('error', error.message);
    },
  );
  /** The settings that the run has, or is to have. */
  let opened: ExperimentSpec | undefined;
  const adopt = (spec: ExperimentSpec) => {
    opened = spec;
    set({ runSpec: spec });
  };
  return {
    /** In which the settings differ from those of the run. */
    changes() {
      const { spec } = get();
      return changesBetween(opened ?? spec, spec);
    },
    begin(spec: ExperimentSpec) {
      adopt(spec);
      marks.begin(spec);
    },
    change(spec: ExperimentSpec) {
      adopt(spec);
      tune(spec);
      marks.touch();
    },
  };
}

/** Does something once nobody has asked for it for a while. */
function createDelay(work: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const begin = () => {
    cancel();
    timer = setTimeout(work, QUIET_MS);
  };
  return { begin, cancel, isDue: () => timer !== undefined };
}

export function createControl(set: SetState, get: GetState, collector: Collector): Control {
  const live = createLive(set, get, collector);
  const opening = createOpening({ set, get, collector, onOpen, onOpened: fallInLine });
  const later = createDelay(() => reopen(isTraining(get().state) ? 'train' : get().queued));
  let lastCause: string | undefined;

  function onOpen(spec: ExperimentSpec): void {
    later.cancel();
    live.begin(spec);
  }

  function fallInLine(): void {
    later.cancel();
    const changes = live.changes();
    const { spec, network } = get();
    if (changes.some(({ isLive }) => !isLive)) later.begin();
    else if (changes.length > 0 && network && !opening.isOpening()) live.change(spec);
  }

  function reopen(queued: HourglassState['queued']): void {
    const restartedBy = lastCause ?? summaryOf(decisiveFirst(live.changes()));
    opening.open(queued);
    set({ restartedBy });
  }

  return {
    ...opening,
    follow(cause) {
      lastCause = cause;
      fallInLine();
    },
    hasten(queued) {
      if (!later.isDue()) return false;
      reopen(queued);
      return true;
    },
  };
}
