/**
 * Steps that cannot be recorded.
 * Not assertions: capture.spec.ts makes those.
 */
import type { Tensor } from '@tensorflow/tfjs-core';
import { createWebGpuRecorder } from '#engine/capture/webgpuRecorder.ts';
import { EngineError } from '#engine/engineError.ts';
import { tf } from '#engine/tf.ts';
import { createTraining, valuesOf } from './tinyTraining.ts';

/** Tensors, and the buffers that tensors occupy. */
export function countGpu(): number[] {
  const backend = tf.backend();
  const buffers: unknown = Reflect.get(Reflect.get(backend, 'bufferManager'), 'numUsedBuffers');
  return [tf.memory().numTensors, Number(buffers)];
}

let calls = 0;
let isFaulty = false;
let kept: Tensor | undefined;
let outside: Tensor | undefined;

/** What a step does wrong. */
const FAULTS = {
  uploadsMany: () => tf.square(tf.tensor1d([1, 2, 3])),
  uploadsAnother: () => tf.square(tf.scalar(calls)),
  readsSync: () => tf.square(tf.scalar(2)).dataSync(),
  reads: () => {
    void outside?.data();
  },
  createsVariable: () => tf.variable(tf.square(tf.scalar(2))),
  changesKernels: () => (calls % 2 === 0 ? tf.square(tf.scalar(2)) : tf.sqrt(tf.scalar(2))),
  changesShapes: () => tf.fill([1 + (calls % 2)], 2),
  changesUniforms: () => tf.fill([2], calls),
  leavesTensors: () => {
    kept = tf.keep(tf.square(tf.scalar(2)));
  },
  disposesForeign: () => {
    kept?.dispose();
    kept = tf.keep(tf.square(tf.scalar(2)));
  },
  fails: () => {
    tf.square(tf.scalar(2));
    if (calls % 2 === 1) throw new Error('the step itself failed');
  },
  forwardsToCpu: () => {},
} as const;

export type FaultName = keyof typeof FAULTS;

/** @returns what the recording of a step with a fault threw */
function recordFaulty(fault: FaultName, { step }: ReturnType<typeof createTraining>): unknown {
  tf.env().set('WEBGPU_CPU_FORWARD', fault === 'forwardsToCpu');
  isFaulty = true;
  try {
    createWebGpuRecorder().record(step).dispose();
    return undefined;
  } catch (error) {
    return error;
  } finally {
    isFaulty = false;
    tf.env().set('WEBGPU_CPU_FORWARD', false);
  }
}

/** Tries to record a step with a fault. @returns what it threw; what of the backend's own is no longer so; and the change
 *  of the numbers of tensors and buffers, after one ordinary step */
export async function refusal(fault: FaultName) {
  calls = 0;
  isFaulty = false;
  kept = tf.square(tf.scalar(2));
  outside = tf.square(tf.scalar(3));
  const training = createTraining(() => {
    if (isFaulty) FAULTS[fault]();
    calls++;
  });
  const sound = createTraining();
  sound.step().dispose();
  training.step().dispose();
  training.step().dispose();
  await valuesOf(sound);
  const backend = tf.backend();
  const members = Object.keys(backend);
  const buffers: unknown = Reflect.get(backend, 'bufferManager');
  const device: object = Reflect.get(backend, 'device');
  const before = countGpu();
  const thrown = recordFaulty(fault, training);
  sound.step().dispose();
  await valuesOf(sound);
  await valuesOf(training);
  const after = countGpu();
  const changed = Object.keys(backend).filter((member) => !members.includes(member));
  if (Reflect.get(backend, 'bufferManager') !== buffers) changed.push('bufferManager');
  changed.push(...Object.keys(device));
  return {
    code: thrown instanceof EngineError ? thrown.code : 'none',
    message: thrown instanceof Error ? thrown.message : 'nothing thrown',
    changed,
    growth: after.map((count, i) => count - before[i]!),
  };
}
