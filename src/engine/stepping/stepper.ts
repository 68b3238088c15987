/**
 * How a training comes from one step to the next, whatever its optimizer.
 * Not the steps: updates.ts and search.ts make them. Not the trainer, which counts them.
 */
import type { Rank, Tensor1D } from '@tensorflow/tfjs-core';
import type { Captured } from '../capture/capture.ts';
import type { Kept } from '../checkpoint.ts';
import { tf } from '../tf.ts';

export interface Stepper {
  /** What a checkpoint must keep besides the weights, by name. */
  readonly state: ReadonlyMap<string, Kept>;
  /** One step, after so many. @returns [terms] of its batch before it; the caller disposes */
  step(done: number): Tensor1D;
  /** n steps, after so many. @returns [n, terms] as step() gives them, row by row */
  run(done: number, n: number): Promise<Float32Array>;
  /** How run() makes them; undefined before the first. */
  captured(): Pick<Captured, 'mode' | 'reason'> | undefined;
  /** Drops the recording: somebody else moves the variables. */
  forget(): void;
  dispose(): void;
}

/** What the latest run of one step gave, [terms]; the caller disposes. */
export const rowOf = ({ outputs }: Captured): Tensor1D =>
  tf.tidy(() => tf.reshape<Rank.R1>(tf.slice2d(outputs, [0, 0], [1, outputs.shape[1]]), [outputs.shape[1]]));
