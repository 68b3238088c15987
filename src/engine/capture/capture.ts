/**
 * Makes a training step ready to be repeated: recorded where the backend can, once a trial has shown that the recording
 * does what the step does; else as it is.
 * Not a recorder: recorders.ts lists those.
 */
import type { TypedArray, Variable } from '@tensorflow/tfjs-core';
import { EngineError } from '../engineError.ts';
import { tf } from '../tf.ts';
import { createEager } from './eager.ts';
import type { Program, Step } from './program.ts';
import { currentRecorder, overwrite } from './recorders.ts';

export interface Captured extends Program {
  readonly mode: 'replayed' | 'eager';
  /** Why, in one sentence. */
  readonly reason: string;
}

/** Steps of the trial. */
const TRIAL = 2;

type Values = ReadonlyMap<Variable, TypedArray>;

/** Host copies of all variables. */
async function readVariables(): Promise<Values> {
  const variables = Object.values(tf.engine().registeredVariables);
  const values = await Promise.all(variables.map((variable) => variable.data()));
  return new Map(variables.map((variable, i) => [variable, values[i]!.slice()]));
}

function restore(values: Values): void {
  for (const [variable, value] of values) overwrite(variable, value);
}

/** Largest difference beside the largest number; infinite where one is not a number and the other is. */
function distance(found: TypedArray, expected: TypedArray): number {
  let difference = 0;
  let scale = Number.MIN_VALUE;
  for (let i = 0; i < expected.length; i++) {
    if (Object.is(found[i], expected[i])) continue;
    const gap = Math.abs(found[i]! - expected[i]!);
    if (!Number.isFinite(gap)) return Number.POSITIVE_INFINITY;
    difference = Math.max(difference, gap);
  }
  if (difference === 0) return 0;
  for (const value of expected) scale = Math.max(scale, Math.abs(value));
  return difference / scale;
}

interface Trial {
  readonly rows: TypedArray;
  readonly variables: Values;
}

/** A few steps from the present state, and what they lead to. */
async function trial(program: Program): Promise<Trial> {
  program.run(TRIAL);
  const width = program.outputs.shape[1];
  const rows = (await program.outputs.data()).slice(0, TRIAL * width);
  return { rows, variables: await readVariables() };
}

function largestDistance(found: Trial, expected: Trial): number {
  const variables = [...expected.variables].map(([variable, values]) =>
    distance(found.variables.get(variable)!, values),
  );
  return Math.max(distance(found.rows, expected.rows), ...variables);
}

const asCaptured = (program: Program, mode: Captured['mode'], reason: string): Captured => ({
  mode,
  reason,
  run: (n) => program.run(n),
  // Eager steps give a new tensor each time.
  get outputs() {
    return program.outputs;
  },
  dispose: () => program.dispose(),
});

const withoutStop = (message: string) => message.replace(/\.$/, '');

/** Errors after which a step can still be made as it is. */
const isHarmless = (error: unknown): error is EngineError =>
  error instanceof EngineError && (error.code === 'capture/refused' || error.code === 'backend/memory');

/** A few steps as they are. */
async function tryEagerly(step: Step): Promise<Trial> {
  const plain = createEager(step);
  try {
    return await trial(plain);
  } finally {
    plain.dispose();
  }
}

/** Makes a step ready to be repeated. No variable is changed by that. The caller disposes.
 *  @param breathe awaited between pieces of work, of two steps each, so that others get their turn
 *  @throws whatever the step itself throws */
export async function capture(step: Step, breathe = () => Promise.resolve()): Promise<Captured> {
  const entry = currentRecorder();
  const eager = (reason: string) => asCaptured(createEager(step), 'eager', reason);
  if (!entry) return eager(`Steps cannot be recorded on ${tf.getBackend()}.`);
  const before = await readVariables();
  let program: Program | undefined;
  try {
    // First: steps that assign variables move them in memory, which a recording would not bear.
    const expected = await tryEagerly(step);
    restore(before);
    await breathe();
    program = entry.recorder.record(step);
    restore(before);
    await breathe();
    const found = largestDistance(await trial(program), expected);
    if (found <= entry.tolerance) {
      return asCaptured(program, 'replayed', 'Steps are recorded once and repeated on the device.');
    }
    program.dispose();
    return eager(
      `The recorded step is not trusted: it differed from the step itself by ${found.toExponential(0)}.`,
    );
  } catch (error) {
    program?.dispose();
    if (!isHarmless(error)) throw error;
    return eager(`This step cannot be recorded: ${withoutStop(error.message)}.`);
  } finally {
    restore(before);
  }
}
