/**
 * The updates of one training, counted, while several trainings share their weights.
 * Not the making of a step: stepper.ts says what that is.
 */
import type { Rank, Tensor1D, Variable } from '@tensorflow/tfjs-core';
import { overwrite } from '../capture/recorders.ts';
import { tf } from '../tf.ts';
import type { Stepper } from './stepper.ts';

/** Something that is trained, update by update. */
export interface Steps {
  /** Names of the terms, in the order in which step() gives them. */
  readonly termNames: readonly string[];
  readonly stepsPerEpoch: number;
  /** Updates made so far. */
  stepsDone(): number;
  /** Images in the batch of an update, counted from 0. */
  countAt(step: number): number;
  /** One update.
   *  @returns [terms] of this batch before the update, per image; the caller disposes. Their sum is the total. */
  step(): Tensor1D;
  /** n updates, 1 ≤ n ≤ MOST_STEPS: recorded once and replayed where the backend can, else one step() after the other.
   *  @returns [n, terms] as step() gives them, row by row */
  run(n: number): Promise<Float32Array>;
  /** How run() makes its updates; undefined before the first. */
  captured: Stepper['captured'];
}

/** Steps as their owner has them. */
export interface OwnedSteps extends Steps {
  /** From now on so many updates have been made. */
  moveTo(step: number): void;
  dispose(): void;
}

/** Whose recording there is: variables may be moved by one training at a time. */
export interface Baton {
  /** Whoever had it before forgets. */
  take(owner: { forget(): void }): void;
}

export function createBaton(): Baton {
  let holder: { forget(): void } | undefined;
  return {
    take(owner) {
      if (holder !== owner) holder?.forget();
      holder = owner;
    },
  };
}

export interface StepsParts extends Pick<Steps, 'termNames' | 'stepsPerEpoch' | 'countAt'> {
  /** Makes the updates; taken over. */
  readonly stepper: Stepper;
  /** The number of updates made, int32, where recorded steps find it; taken over. */
  readonly counter: Variable<Rank.R0>;
  readonly baton: Baton;
}

/** A counter of updates on the device; the caller disposes. */
export const createCounter = (): Variable<Rank.R0> =>
  tf.tidy(() => tf.variable<Rank.R0>(tf.scalar(0, 'int32'), false));

/** The updates of a training, from the first; the caller disposes. */
export function createSteps(parts: StepsParts): OwnedSteps {
  const { stepper, counter, baton, termNames, stepsPerEpoch, countAt } = parts;
  let stepsDone = 0;
  return {
    termNames,
    stepsPerEpoch,
    countAt,
    stepsDone: () => stepsDone,
    step() {
      baton.take(stepper);
      const terms = stepper.step(stepsDone);
      stepsDone++;
      return terms;
    },
    async run(n) {
      baton.take(stepper);
      const rows = await stepper.run(stepsDone, n);
      stepsDone += n;
      return rows;
    },
    captured: stepper.captured,
    moveTo(step) {
      stepsDone = step;
      overwrite(counter, Int32Array.of(step));
    },
    dispose() {
      stepper.dispose();
      counter.dispose();
    },
  };
}
