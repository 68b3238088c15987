/**
 * Makes updates in slices, reads their losses together and measures how long they take.
 * Not the decision when: run.ts.
 */
import type { CurrentPhase } from '#engine/phases/phases.ts';
import type { Steps } from '#engine/stepping/steps.ts';
import type { Trainer } from '#engine/trainer.ts';
import type { Pace, ScalarBatch } from '#protocol/messages.ts';
import { createPacing, type Pacing } from './pacing.ts';
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
  /** The losses since the last time, if it is time or `force`d and there are any. Those of one phase must be taken before
   *  the next one begins. */
  takeScalars(force: boolean): Taken | undefined;
}

interface Taken {
  readonly phase?: string;
  readonly batch: ScalarBatch;
  readonly pace: Pace;
}

/** What is being trained, and how long its updates take. */
interface Source {
  /** Undefined for the main training. */
  readonly phase: string | undefined;
  readonly steps: Steps;
  readonly pacing: Pacing;
  readonly captured: Pace['steps'];
}

const sourceOf = (trainer: Trainer, phase: CurrentPhase | undefined): Source => ({
  phase: phase?.info.id,
  steps: phase ?? trainer,
  pacing: createPacing(),
  captured: { mode: 'eager', reason: 'No update has been made yet.' },
});

/** The losses of updates one after the other, as far as they are finite. */
function finiteRows(values: Float32Array, count: number) {
  const width = values.length / count;
  const rows = Array.from({ length: count }, (_, i) => [...values.subarray(i * width, (i + 1) * width)]);
  const bad = rows.findIndex((row) => !row.every(Number.isFinite));
  return bad < 0 ? { rows, bad: undefined } : { rows: rows.slice(0, bad), bad };
}

function paceOf({ steps, pacing, captured }: Source, snapshotShare: number): Pace {
  const step = steps.stepsDone();
  const stepMs = pacing.stepMs();
  const imagesPerSecond = stepMs === 0 ? 0 : (1000 * steps.countAt(Math.max(0, step - 1))) / stepMs;
  return {
    ...{ step, imagesPerSecond, stepMs, snapshotShare },
    epoch: step / steps.stepsPerEpoch,
    steps: { mode: captured.mode, reason: captured.reason },
  };
}

/** @param snapshotShare the share of the time that pictures for the panels took lately */
export function createUpdates(trainer: Trainer, now: () => number, snapshotShare: () => number): Updates {
  const scalars = createScalars();
  let source = sourceOf(trainer, trainer.phases.current());

  const follow = () => {
    const phase = trainer.phases.current();
    source =
      phase?.info.id === source.phase ? { ...source, steps: phase ?? trainer } : sourceOf(trainer, phase);
  };

  const make = async (count: number): Promise<Outcome> => {
    const { steps, pacing } = source;
    const start = now();
    const first = steps.stepsDone() + 1;
    const values = await steps.run(count);
    pacing.record(count, now() - start);
    source = { ...source, captured: steps.captured() ?? source.captured };
    const { rows, bad } = finiteRows(values, count);
    scalars.add(first, rows);
    return { badStep: bad === undefined ? undefined : first + bad, isFirstGood: bad !== 0 };
  };

  return {
    make(count) {
      follow();
      return make(count);
    },
    makeSlice() {
      follow();
      const { stepsPerEpoch, stepsDone } = source.steps;
      const untilEpoch = stepsPerEpoch - (stepsDone() % stepsPerEpoch);
      return make(Math.min(source.pacing.steps(), untilEpoch));
    },
    takeScalars(force) {
      const batch = scalars.take(now(), force);
      const { phase } = source;
      return batch && { ...(phase !== undefined && { phase }), batch, pace: paceOf(source, snapshotShare()) };
    },
  };
}
