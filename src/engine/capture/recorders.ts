/**
 * The recorders of those backends whose steps can be recorded.
 * Not their use: capture.ts.
 */
import type { TypedArray, Variable } from '@tensorflow/tfjs-core';
import { tf } from '../tf.ts';
import type { Recorder } from './program.ts';
import { createSimdRecorder } from './simdRecorder.ts';
import { createWebGpuRecorder } from './webgpuRecorder.ts';

interface RecorderEntry {
  readonly recorder: Recorder;
  /** Largest difference between a replay and the step itself, beside the largest number of a tensor. */
  readonly tolerance: number;
}

const recorders: ReadonlyMap<string, RecorderEntry> = new Map([
  ['simd', { recorder: createSimdRecorder(), tolerance: 0 }],
  ['webgpu', { recorder: createWebGpuRecorder(), tolerance: 1e-6 }],
]);

/** The recorder of the current backend, if it has one. */
export const currentRecorder = () => recorders.get(tf.getBackend());

/** Gives a variable new values in the memory that it occupies, so that recorded steps find them. */
export function overwrite(variable: Variable, values: TypedArray): void {
  const entry = currentRecorder();
  if (entry) entry.recorder.overwrite(variable, values);
  // A copy, because tfjs keeps what it is given.
  else tf.tidy(() => variable.assign(tf.tensor(values.slice(), variable.shape, variable.dtype)));
}
