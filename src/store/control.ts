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
  hasten(queued: 'train' | 'step'): boolean;
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
  return {
    begin(spec: ExperimentSpec) {
      set({ runSpec: spec });
      marks.begin(spec);
    },
    change(spec: ExperimentSpec) {
      set({ runSpec: spec });
      tune(spec);
      marks.touch();
    },
  };
}

export function createControl(set: SetState, get: GetState, collector: Collector): Control {
  const live = createLive(set, get, collector);
  const opening = createOpening({ set, get, collector, onOpen, onOpened: fallInLine });
  /** The settings that the run has, or is to have. */
  let opened: ExperimentSpec | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastCause: string | undefined;

  function cancelReopening(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  function onOpen(spec: ExperimentSpec): void {
    cancelReopening();
    opened = spec;
    live.begin(spec);
  }

  function fallInLine(): void {
    cancelReopening();
    const { spec, network } = get();
    const changes = changesBetween(opened ?? spec, spec);
    if (changes.some(({ isLive }) => !isLive)) {
      timer = setTimeout(() => reopen(isTraining(get().state) ? 'train' : get().queued), QUIET_MS);
    } else if (changes.length > 0 && network && !opening.isOpening()) {
      opened = spec;
      live.change(spec);
    }
  }

  function reopen(queued: HourglassState['queued']): void {
    const { spec } = get();
    const changes = changesBetween(opened ?? spec, spec);
    opening.open(queued);
    set({ restartedBy: lastCause ?? summaryOf(decisiveFirst(changes)) });
  }

  function follow(cause?: string): void {
    lastCause = cause;
    fallInLine();
  }

  function hasten(queued: 'train' | 'step'): boolean {
    if (timer === undefined) return false;
    reopen(queued);
    return true;
  }

  return { ...opening, follow, hasten };
}
