/**
 * Training steps as a job, made one by one or recorded and replayed.
 * Not the recording: src/engine/capture/ does that.
 */
import type { Tensor1D } from '@tensorflow/tfjs-core';
import type { Captured } from '#engine/capture/capture.ts';
import { MOST_STEPS } from '#engine/capture/program.ts';
import type { Job } from './job.ts';

/** Both ways to make steps, of a trainer: step() one, run() several that are recorded where that is possible. */
interface Stepper {
  step(): Tensor1D;
  run(n: number): Promise<unknown>;
  /** How run() makes its steps; undefined before the first. */
  captured(): Pick<Captured, 'mode' | 'reason'> | undefined;
  dispose(): void;
}

/** Steps made one after another, each until its loss is on the host. */
async function runEagerly({ step }: Stepper, count: number): Promise<number> {
  let issueMs = 0;
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    const terms = step();
    issueMs += performance.now() - start;
    await terms.data();
    terms.dispose();
  }
  return issueMs;
}

/** As many steps a call as may be, each call until its losses are on the host.
 *  @throws Error with the reason if they are not replayed */
async function runReplayed(stepper: Stepper, count: number): Promise<number> {
  let issueMs = 0;
  for (let done = 0; done < count; done += MOST_STEPS) {
    const start = performance.now();
    const finished = stepper.run(Math.min(MOST_STEPS, count - done));
    issueMs += performance.now() - start;
    await finished;
  }
  const captured = stepper.captured();
  if (captured?.mode !== 'replayed') throw new Error(captured?.reason ?? 'no steps were made');
  return issueMs;
}

/** The steps of a trainer, or of something like it, which is disposed of with the job. */
export const stepsOf = (stepper: Stepper, replayed: boolean): Job => ({
  run: (count) => (replayed ? runReplayed(stepper, count) : runEagerly(stepper, count)),
  dispose: () => stepper.dispose(),
});
