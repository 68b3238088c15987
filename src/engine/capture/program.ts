/**
 * What it takes to record a training step on a backend and to repeat it without tfjs.
 * Not a recorder: there is one for each backend that can.
 */
import type { Tensor1D, Tensor2D, TypedArray, Variable } from '@tensorflow/tfjs-core';
import { EngineError } from '../engineError.ts';

/** The most steps of one run(), and the rows of `outputs`. */
export const MOST_STEPS = 64;

/** One training step: updates variables and gives a row of numbers; the caller disposes.
 *  @param ahead steps since run() was called. Only for what the host computes: a replay does not see it. */
export type Step = (ahead: number) => Tensor1D;

/** A step that is repeated without building it anew. */
export interface Program {
  /** Makes n steps, 1 ≤ n ≤ MOST_STEPS. */
  run(n: number): void;
  /** [MOST_STEPS, size]: after run(n) its first n rows hold what the n steps gave. Not to be disposed. */
  readonly outputs: Tensor2D;
  dispose(): void;
}

/** What a backend must offer so that its steps can be recorded. */
export interface Recorder {
  /** Runs the step twice, first to warm up, then to record it: the variables move on by two steps.
   *  @throws EngineError "capture/refused" with the reason: the step uploads more than one number (a tensor filled with
   *  one counts as one), uploads a number that differs between the two, reads, creates variables, or differs between the
   *  two in kernels or shapes */
  record(step: Step): Program;
  /** Writes into the memory that the variable occupies, which is where a program looks for it. */
  overwrite(variable: Variable, values: TypedArray): void;
}

/** A step cannot be recorded. @param reason a sentence without a full stop, such as "it reads a tensor" */
export const refusal = (reason: string) => new EngineError('capture/refused', reason);
