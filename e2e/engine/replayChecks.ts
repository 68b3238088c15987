/**
 * Recorded steps beside the same steps made by tfjs.
 * Not assertions: capture.spec.ts makes those.
 */
import type { Rank, Scalar, Tensor } from '@tensorflow/tfjs-core';
import { createWebGpuRecorder } from '#engine/capture/webgpuRecorder.ts';
import { EngineError } from '#engine/engineError.ts';
import { hashName, normal } from '#engine/random.ts';
import { tf } from '#engine/tf.ts';
import type { Found } from './kernelChecks.ts';
import { countGpu } from './refusalChecks.ts';
import { createTraining, valuesOf } from './tinyTraining.ts';

/** Learning rate of each part of the run and the number of its steps. */
const PARTS = [
  { rate: 0.01, steps: 5 },
  { rate: 0.1, steps: 6 },
  { rate: 0.001, steps: 4 },
] as const;

/** 17 steps, two of them recorded: what all variables and all rows of outputs hold, replayed and eager. */
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

const WALK = { seed: 1, stream: 'walk', rate: 0.1 };

/** A step of few dispatches, for many of them on a slow machine: noise moves two variables alike, one in place and one by
 *  assignment. */
function createWalk() {
  const create = <R extends Rank>(make: () => Tensor<R>) => tf.tidy(() => tf.variable<R>(make(), false));
  const counter = create<Rank.R0>(() => tf.scalar(0, 'int32'));
  const [inPlace, assigned] = [create(() => tf.zeros([3, 4])), create(() => tf.zeros([3, 4]))];
  const learningRate = tf.scalar(WALK.rate);
  const attrs = { kind: 'normal', shape: [3, 4], seed: WALK.seed, stream: hashName(WALK.stream) };
  const step = () =>
    tf.tidy(() => {
      const gradient = tf.engine().runKernel<Tensor>('CounterNoise', { counter }, attrs);
      tf.engine().runKernel('sgdInPlace', { value: inPlace, gradient, learningRate });
      assigned.assign(tf.sub(assigned, tf.mul(learningRate, gradient)));
      counter.assign(tf.add<Scalar>(counter, tf.scalar(1, 'int32')));
      return tf.reshape<Rank.R1>(gradient, [12]);
    });
  const read = async () => [...(await inPlace.data()), ...(await assigned.data())];
  return { step, read, dispose: () => tf.dispose([counter, inPlace, assigned, learningRate]) };
}

/** Where the host's own noise leads both variables after so many steps. */
function walk(steps: number): number[] {
  const sum = new Float64Array(12);
  for (let counter = 0; counter < steps; counter++) {
    const gradient = normal(12, { ...WALK, counter });
    for (let i = 0; i < 12; i++) sum[i]! -= WALK.rate * gradient[i]!;
  }
  return [...sum, ...sum];
}

/** What is held before recording, after 64 steps, after 2,000 more, and when all is disposed of; and where they led. */
export async function longRun() {
  const { step, read, dispose } = createWalk();
  step().dispose();
  await read();
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
  const values = { found: await read(), expected: walk(1 + 2 + 64 + 2000) };
  program.dispose();
  await read();
  const after = countGpu();
  dispose();
  return { before, early, late, after, values };
}

const codeOf = (act: () => void): string => {
  try {
    act();
  } catch (error) {
    return error instanceof EngineError ? error.code : String(error);
  }
  return 'none';
};

/** The error codes of using a recorded step as it cannot be used, in the order in which they are tried. */
export function misuse(): string[] {
  const { step, dispose } = createWalk();
  const moved = createWalk();
  const recorder = createWebGpuRecorder();
  const program = recorder.record(step);
  const stale = recorder.record(moved.step);
  moved.step().dispose();
  const variable = tf.variable(tf.zeros([2]));
  const codes = [
    codeOf(() => program.run(0)),
    codeOf(() => program.run(65)),
    codeOf(() => stale.run(1)),
    codeOf(() => recorder.overwrite(variable, Float32Array.of(1))),
  ];
  for (const owner of [program, stale, { dispose }, moved, variable]) owner.dispose();
  return [...codes, codeOf(() => program.run(1))];
}

/** A variable whose values are still on the CPU, one that was read before, and one of integers, written over. */
export async function overwritten(): Promise<Found> {
  const recorder = createWebGpuRecorder();
  const fresh = tf.variable(tf.tensor1d([1, 2]));
  const known = tf.variable(tf.square(tf.tensor1d([3, 4])));
  const integers = tf.variable(tf.tensor1d([5, 6], 'int32'));
  await known.data();
  const found: number[] = [];
  for (const variable of [fresh, known, integers]) {
    recorder.overwrite(variable, Float32Array.of(7, 8));
    found.push(...(await variable.data()));
    recorder.overwrite(variable, Float32Array.of(9, 10));
    found.push(...(await variable.data()));
  }
  return { found, expected: [7, 8, 9, 10, 7, 8, 9, 10, 7, 8, 9, 10] };
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
