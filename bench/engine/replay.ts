/**
 * Training steps as a job, made one by one or recorded and replayed.
 * Not the recording: the engine does that.
 */
import type { Tensor1D } from '@tensorflow/tfjs-core';
import type { Job } from './job.ts';

/** The most steps of one call. */
const MOST_STEPS = 64;

interface Replaying {
  run(n: number): Promise<unknown>;
}

export const canReplay = (owner: object): owner is Replaying =>
  'run' in owner && typeof owner.run === 'function';

/** Steps made one after another, each until its loss is on the host. */
export async function runEagerly(step: () => Tensor1D, count: number): Promise<number> {
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

/** As many steps a call as may be, each call until its losses are on the host. */
export async function runReplayed(program: Replaying, count: number): Promise<number> {
  let issueMs = 0;
  for (let done = 0; done < count; done += MOST_STEPS) {
    const start = performance.now();
    const finished = program.run(Math.min(MOST_STEPS, count - done));
    issueMs += performance.now() - start;
    await finished;
  }
  return issueMs;
}

/** Steps of something that has both. @throws Error where steps are not recorded here */
export function stepsOf(owner: { step(): Tensor1D; dispose(): void }, replayed: boolean): Job {
  const dispose = () => owner.dispose();
  if (!replayed) return { run: (count) => runEagerly(() => owner.step(), count), dispose };
  if (!canReplay(owner)) throw new Error('no replay');
  return { run: (count) => runReplayed(owner, count), dispose };
}
