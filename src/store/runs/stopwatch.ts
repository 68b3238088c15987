/** How long a run has trained at which step, without its pauses. Not a clock: the caller brings one. */
import type { KeptClock } from '#protocol/keptRun.ts';
import { thin } from '../curve.ts';

const MOST_POINTS = 400;

interface Lap {
  readonly step: number;
  readonly seconds: number;
}

export interface Stopwatch {
  /** From now on time counts, or no longer. */
  run(isRunning: boolean): void;
  /** So many updates are made by now; what lies after them was taken back. */
  mark(step: number): void;
  seconds(): number;
  clock(): KeptClock;
}

/** @param now ms  @param before what an earlier part of the run had taken */
export function createStopwatch(now: () => number, before?: KeptClock): Stopwatch {
  let laps: readonly Lap[] = before ? lapsOf(before) : [];
  let seconds = laps.at(-1)?.seconds ?? 0;
  let startedAt: number | undefined;
  const total = () => seconds + (startedAt === undefined ? 0 : (now() - startedAt) / 1000);
  return {
    run(isRunning) {
      if (isRunning === (startedAt !== undefined)) return;
      seconds = total();
      startedAt = isRunning ? now() : undefined;
    },
    mark(step) {
      const kept = laps.filter((lap) => lap.step < step);
      laps = thin([...kept, { step, seconds: total() }], MOST_POINTS);
    },
    seconds: total,
    clock: () => ({
      steps: Float64Array.from(laps, ({ step }) => step),
      seconds: Float64Array.from(laps, (lap) => lap.seconds),
    }),
  };
}

function lapsOf({ steps, seconds }: KeptClock): readonly Lap[] {
  return Array.from(steps, (step, i) => ({ step, seconds: seconds[i] ?? 0 }));
}

/** The seconds at a step, on straight lines between the known ones; from zero before the first. */
export function secondsAt({ steps, seconds }: KeptClock, step: number): number {
  const after = steps.findIndex((one) => one >= step);
  if (after < 0) return seconds.at(-1) ?? 0;
  const [fromStep, from] = after === 0 ? [0, 0] : [steps[after - 1] ?? 0, seconds[after - 1] ?? 0];
  const [toStep, to] = [steps[after] ?? 0, seconds[after] ?? 0];
  return toStep === fromStep ? to : from + ((to - from) * (step - fromStep)) / (toStep - fromStep);
}
