/** Marks on the curves where a live setting was touched: one for a whole drag of a slider. Not the tuning. */

import { changesBetween } from '#catalog/changes.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { Collector } from './collector.ts';
import type { GetState } from './types.ts';

const QUIET_MS = 250;

export interface Marks {
  /** A run begins with these settings. */
  begin(spec: ExperimentSpec): void;
  /** A setting was touched; it is marked once the hand rests. */
  touch(): void;
}

export function createMarks(get: GetState, collector: Collector): Marks {
  let marked: ExperimentSpec | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function mark(): void {
    const { spec, pace } = get();
    for (const { label } of marked ? changesBetween(marked, spec) : []) {
      if (pace) collector.addMark({ step: pace.step, label });
    }
    marked = spec;
  }

  return {
    begin(spec) {
      clearTimeout(timer);
      marked = spec;
    },
    touch() {
      clearTimeout(timer);
      timer = setTimeout(mark, QUIET_MS);
    },
  };
}
