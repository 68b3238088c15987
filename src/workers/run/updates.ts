/**
 * Makes updates in slices, reads their losses together and measures how long they take.
 * Not the decision when: run.ts.
 */
import type { Trainer } from '#engine/trainer.ts';
import type { Pace, ScalarBatch } from '#protocol/messages.ts';
import { createPacing } from './pacing.ts';
import { createScalars } from './scalars.ts';

export interface Outcome {
  /** The first update whose loss is not finite. */
  readonly badStep: number | undefined;
  /** Whether the first update's loss was finite, so that the weights it began with were sound. */
  readonly isFirstGood: boolean;
}

export interface Updates {
  make(count: number): Promise<Outcome>;
  /** About 25 ms of updates, at most to the end of the epoch. */
  makeSlice(): Promise<Outcome>;
  /** The losses since the last time, if it is time or `force`d and there are any. */
  takeScalars(force: boolean): { readonly batch: ScalarBatch; readonly pace: Pace } | undefined;
}

/** @param snapshotShare the share of the time that pictures for the panels took lately */
export function createUpdates(trainer: Trainer, now: () => number, snapshotShare: () => number): Updates {
  const pacing = createPacing();
  const scalars = createScalars();

  const make = async (count: number): Promise<Outcome> => {
    const start = now();
    const first = trainer.stepsDone() + 1;
    const values = await trainer.run(count);
    pacing.record(count, now() - start);
    const width = trainer.termNames.length;
    const rows = Array.from({ length: count }, (_, i) => [...values.subarray(i * width, (i + 1) * width)]);
    const bad = rows.findIndex((row) => !row.every(Number.isFinite));
    scalars.add(first, bad < 0 ? rows : rows.slice(0, bad));
    return { badStep: bad < 0 ? undefined : first + bad, isFirstGood: bad !== 0 };
  };

  const paceNow = (): Pace => {
    const step = trainer.stepsDone();
    const stepMs = pacing.stepMs();
    const imagesPerSecond = stepMs === 0 ? 0 : (1000 * trainer.countAt(Math.max(0, step - 1))) / stepMs;
    const steps = trainer.captured() ?? { mode: 'eager', reason: 'No update has been made yet.' };
    return {
      step,
      epoch: step / trainer.stepsPerEpoch,
      imagesPerSecond,
      stepMs,
      steps: { mode: steps.mode, reason: steps.reason },
      snapshotShare: snapshotShare(),
    };
  };

  return {
    make,
    makeSlice() {
      const untilEpoch = trainer.stepsPerEpoch - (trainer.stepsDone() % trainer.stepsPerEpoch);
      return make(Math.min(pacing.steps(), untilEpoch));
    },
    takeScalars(force) {
      const batch = scalars.take(now(), force);
      return batch && { batch, pace: paceNow() };
    },
  };
}
