/**
 * Records training steps on the simd backend: a list of instructions that one call into WebAssembly runs any number of
 * times.
 * Not the watching of a step: simdRecording.ts.
 */
import type { Rank, Tensor, Variable } from '@tensorflow/tfjs-core';
import { type SimdBackend, simdBackend } from '../backends/simd/backend.ts';
import { EngineError } from '../engineError.ts';
import { tf } from '../tf.ts';
import { MOST_STEPS, type Program, type Recorder, refusal, type Step } from './program.ts';
import { createRecording, type Recording, StepTrace, watchWarmUp } from './simdRecording.ts';

type Homes = ReadonlyMap<Variable, number>;

const variablesOf = (backend: SimdBackend): Homes =>
  new Map(
    Object.values(tf.engine().registeredVariables).map((variable) => [variable, backend.address(variable)]),
  );

/** Does the step while someone watches. */
function watched<T>(backend: SimdBackend, watcher: Parameters<SimdBackend['watch']>[0], work: () => T): T {
  backend.watch(watcher);
  try {
    return work();
  } finally {
    backend.watch(undefined);
  }
}

/** Variables that were assigned anew, from where they are to where they were. */
function findMoves(backend: SimdBackend, homes: Homes, recording: Recording): Map<Variable, number> {
  const moves = new Map<Variable, number>();
  const left = new Set(recording.left);
  for (const [variable, address] of variablesOf(backend)) {
    const home = homes.get(variable);
    if (home === undefined) throw refusal(`it creates the variable "${variable.name}"`);
    if (home === address) continue;
    const isAlone = backend.refCount(variable.dataId) === 1 && recording.owns(address) && left.delete(home);
    if (!isAlone) throw refusal(`the variable "${variable.name}" shares its memory`);
    moves.set(variable, address);
  }
  if (left.size > 0) throw refusal('it disposes of a tensor that it did not make');
  return moves;
}

/** Lets every variable live where it did, with its new values, in this step and in each that follows. */
function bringHome(backend: SimdBackend, homes: Homes, moves: ReadonlyMap<Variable, number>): void {
  for (const [variable, from] of moves) {
    const home = homes.get(variable)!;
    backend.beginCall(2 * variable.size);
    backend.perform('copyWords', from, home, variable.size);
    backend.relocate(variable, home);
  }
}

/** @throws EngineError "capture/stale" */
function requireAtHome(backend: SimdBackend, homes: Homes): void {
  for (const [variable, home] of homes) {
    if (!variable.isDisposed && backend.address(variable) === home) continue;
    throw new EngineError(
      'capture/stale',
      `The variable "${variable.name}" was assigned or disposed of after the step was recorded: record it anew.`,
    );
  }
}

/** Words of the instructions that a recording gets besides its own: copyWords for each move, storeRow. */
const WORDS_OF_MOVE = 5;
const WORDS_OF_ROW = 6;

/** The memory of a program, all of it or none. */
function reserve(backend: SimdBackend, size: number, words: number) {
  const { heap } = backend.machine;
  const outputs = tf.keep(tf.zeros<Rank.R2>([MOST_STEPS, size]));
  try {
    const next = heap.allocate(4);
    try {
      return { outputs, next, code: heap.allocate(4 * words) };
    } catch (error) {
      heap.release(next);
      throw error;
    }
  } catch (error) {
    outputs.dispose();
    throw error;
  }
}

/** Keeps alive what the step uses and does not own, but for variables. */
function holdForeign(backend: SimdBackend, homes: Homes, recording: Recording): Tensor[] {
  const variables = new Set(homes.values());
  return [...recording.foreign]
    .filter(([address, dataId]) => !variables.has(address) && backend.refCount(dataId) > 0)
    .map(([, dataId]) => tf.keep(tf.engine().makeTensorFromTensorInfo(backend.hold(dataId))));
}

interface Recorded {
  readonly recording: Recording;
  readonly homes: Homes;
  readonly moves: ReadonlyMap<Variable, number>;
  /** Address and size of what a step gives. */
  readonly row: number;
  readonly size: number;
}

function createProgram(backend: SimdBackend, { recording, homes, moves, row, size }: Recorded): Program {
  const { machine } = backend;
  const { instructions, watcher } = recording;
  const words = instructions.length + WORDS_OF_MOVE * moves.size + WORDS_OF_ROW;
  // Before the variables come home: from then on nothing may fail.
  const { outputs, next, code } = reserve(backend, size, words);
  const held = holdForeign(backend, homes, recording);
  const used = new Map(
    [...homes].filter(([variable, home]) => moves.has(variable) || recording.foreign.has(home)),
  );
  machine.words()[next >> 2] = 0;
  const rows = backend.address(outputs);
  watched(backend, watcher, () => {
    bringHome(backend, homes, moves);
    backend.beginCall(size);
    backend.perform('storeRow', row, rows, size, next);
  });
  machine.words().set(instructions, code >> 2);
  return {
    outputs,
    run(n) {
      if (n < 1 || n > MOST_STEPS) {
        throw new EngineError('capture/steps', `${n} steps at once: 1 to ${MOST_STEPS} are possible.`);
      }
      requireAtHome(backend, used);
      machine.words()[next >> 2] = 0;
      machine.launch(code, 4 * words, n);
    },
    dispose() {
      tf.dispose([outputs, ...held]);
      for (const address of [next, code]) machine.heap.release(address);
      recording.release();
    },
  };
}

/** One step while it is watched. */
function recordStep(backend: SimdBackend, { watcher }: Recording, step: Step) {
  return watched(backend, watcher, () => {
    const tensorsBefore = tf.memory().numTensors;
    const result = tf.tidy(() => step(0));
    if (tf.memory().numTensors > tensorsBefore + 1) throw refusal('it leaves tensors behind');
    const found = { row: backend.address(result), size: result.size };
    result.dispose();
    return found;
  });
}

function record(backend: SimdBackend, step: Step): Program {
  const warmUp = new StepTrace();
  watched(backend, watchWarmUp(backend.machine.heap, warmUp), () => tf.tidy(() => step(0))).dispose();
  const homes = variablesOf(backend);
  const trace = new StepTrace();
  const recording = createRecording(backend, trace);
  try {
    const result = recordStep(backend, recording, step);
    trace.compareWith(warmUp);
    const moves = findMoves(backend, homes, recording);
    return createProgram(backend, { recording, homes, moves, ...result });
  } catch (error) {
    recording.abandon();
    throw error;
  }
}

/** A recorder for the simd backend that is current when it is asked. */
export function createSimdRecorder(): Recorder {
  return {
    record: (step) => record(simdBackend(tf.backend()), step),
    overwrite: (variable, values) => simdBackend(tf.backend()).overwrite(variable, values),
  };
}
