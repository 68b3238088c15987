/**
 * Recorded steps beside the same steps made by tfjs.
 * Not assertions: capture.spec.ts makes those.
 */
import type { Rank, Scalar, Tensor } from '@tensorflow/tfjs-core';
import { createWebGpuRecorder } from '#engine/capture/webgpuRecorder.ts';
import { tf } from '#engine/tf.ts';
import type { Found } from './kernelChecks.ts';
import { countGpu } from './refusalChecks.ts';
import { createTraining, valuesOf } from './tinyTraining.ts';

/** Learning rate of each part of the run and the number of its steps. */
const PARTS = [
  { rate: 0.01, steps: 17 },
  { rate: 0.1, steps: 20 },
  { rate: 0.001, steps: 13 },
] as const;

/** 52 steps, two of them recorded: what all variables and all rows of outputs hold, replayed and eager. */
export async function replay(): Promise<{ readonly variables: Found; readonly rows: Found }> {
  const recorder = createWebGpuRecorder();
  const [replayed, eager] = [createTraining(), createTraining()];
  const program = recorder.record(replayed.step);
  for (let i = 0; i < 2; i++) eager.step().dispose();
  const rows: Found = { found: [], expected: [] };
  for (const { rate, steps } of PARTS) {
    recorder.overwrite(replayed.learningRate, Float32Array.of(rate));
    tf.tidy(() => eager.learningRate.assign(tf.scalar(rate)));
    program.run(steps);
    rows.found.push(...(await program.outputs.data()).slice(0, 2 * steps));
    for (let i = 0; i < steps; i++) {
      const row = eager.step();
      rows.expected.push(...(await row.data()));
      row.dispose();
    }
  }
  const variables = { found: await valuesOf(replayed), expected: await valuesOf(eager) };
  program.dispose();
  replayed.dispose();
  eager.dispose();
  return { variables, rows };
}

/** A step of few dispatches, for many of them on a slow machine: noise moves a variable. */
function createWalk() {
  const shape = [3, 4] as const;
  const counter = tf.tidy(() => tf.variable<Rank.R0>(tf.scalar(0, 'int32'), false));
  const value = tf.tidy(() => tf.variable<Rank.R2>(tf.zeros([...shape])));
  const learningRate = tf.scalar(0.1);
  const attrs = { kind: 'normal', shape: [...shape], seed: 1, stream: 2 };
  const step = () =>
    tf.tidy(() => {
      const gradient = tf.engine().runKernel<Tensor>('CounterNoise', { counter }, attrs);
      tf.engine().runKernel('sgdInPlace', { value, gradient, learningRate });
      counter.assign(tf.add<Scalar>(counter, tf.scalar(1, 'int32')));
      return tf.reshape<Rank.R1>(gradient, [12]);
    });
  return { step, counter, dispose: () => tf.dispose([counter, value, learningRate]) };
}

/** What is held before recording, after 64 steps, after 2,000 more, and when all is disposed of; and the steps counted. */
export async function longRun() {
  const { step, counter, dispose } = createWalk();
  step().dispose();
  await counter.data();
  const before = countGpu();
  const program = createWebGpuRecorder().record(step);
  const run = async (n: number) => {
    program.run(n);
    await program.outputs.data();
  };
  await run(64);
  const early = countGpu();
  for (let i = 0; i < 40; i++) await run(50);
  const late = countGpu();
  const [steps] = await counter.data();
  program.dispose();
  await counter.data();
  const after = countGpu();
  dispose();
  return { before, early, late, after, steps };
}

/** A read that is under way while steps are made must not be what later reads get. */
export async function forgottenReads(): Promise<Found> {
  const training = createTraining();
  const program = createWebGpuRecorder().record(training.step);
  program.run(1);
  const early = program.outputs.data();
  program.run(1);
  await early;
  const [, late] = await program.outputs.data();
  const [counter] = await training.variables[0]!.data();
  program.dispose();
  training.dispose();
  return { found: [late!, counter!], expected: [4, 4] };
}

/** Milliseconds of JavaScript a step, the medians of some. */
export async function jsTimes(): Promise<{ readonly eager: number; readonly replayed: number }> {
  const training = createTraining();
  const time = async (make: () => void, steps: number) => {
    const start = performance.now();
    make();
    const spent = (performance.now() - start) / steps;
    await valuesOf(training);
    return spent;
  };
  const median = (times: number[]) => times.toSorted((a, b) => a - b)[times.length >> 1]!;
  const eager: number[] = [];
  for (let i = 0; i < 9; i++) eager.push(await time(() => training.step().dispose(), 1));
  const program = createWebGpuRecorder().record(training.step);
  const replayed: number[] = [];
  for (let i = 0; i < 9; i++) replayed.push(await time(() => program.run(16), 16));
  program.dispose();
  training.dispose();
  return { eager: median(eager), replayed: median(replayed) };
}
