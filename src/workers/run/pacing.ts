/**
 * How many updates fit into one slice, from how long the last ones took.
 * Not a clock: the caller measures.
 */
import { MOST_STEPS } from '#engine/capture/program.ts';

const SLICE_MS = 25;
const SMOOTHING = 0.3;

export interface Pacing {
  /** Updates for the next slice: about 25 ms of them, at least one. */
  steps(): number;
  /** Moving average, milliseconds; 0 before the first slice. */
  stepMs(): number;
  record(steps: number, elapsedMs: number): void;
}

export function createPacing(): Pacing {
  let average = 0;
  return {
    steps: () => (average === 0 ? 1 : Math.max(1, Math.min(MOST_STEPS, Math.floor(SLICE_MS / average)))),
    stepMs: () => average,
    record(steps, elapsedMs) {
      const measured = elapsedMs / steps;
      average = average === 0 ? measured : average + SMOOTHING * (measured - average);
    },
  };
}
