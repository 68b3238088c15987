/**
 * Marks on the curves where a live setting was touched: one for a whole drag of a slider, at the step where it began. Not the
 * tuning.
 */
import { changesBetween } from '#catalog/changes.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { Mark } from '#protocol/visit.ts';
import type { Collector } from './collector.ts';
import type { GetState } from './types.ts';

const QUIET_MS = 250;

export interface Marks {
  /** A run begins with these settings. */
  begin(spec: ExperimentSpec): void;
  /** A setting was touched: it is marked at once, and once more for all that follows before the hand rests. */
  touch(): void;
}

export function createMarks(get: GetState, collector: Pick<Collector, 'replaceMarks'>): Marks {
  /** Before the hand began to move. */
  let before: ExperimentSpec | undefined;
  let step: number | undefined;
  let marks: readonly Mark[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function rest(spec: ExperimentSpec): void {
    clearTimeout(timer);
    before = spec;
    step = undefined;
    marks = [];
  }

  return {
    begin: rest,
    touch() {
      const { spec, pace } = get();
      if (pace && before) {
        step ??= pace.step;
        const at = step;
        const next = changesBetween(before, spec).map(({ label }) => ({ step: at, label }));
        collector.replaceMarks(marks, next);
        marks = next;
      }
      clearTimeout(timer);
      timer = setTimeout(() => rest(get().spec), QUIET_MS);
    },
  };
}
