/**
 * Records training steps on the simd backend: a list of instructions that one call into WebAssembly runs any number of
 * times.
 * Not the watching of a step: simdRecording.ts.
 */
import type { Rank, Tensor1D, Variable } from '@tensorflow/tfjs-core';
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
    backend.expect(2 * variable.size);
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

function createProgram(
  backend: SimdBackend,
  homes: Homes,
  recording: Recording,
  row: number,
  size: number,
): Program {
  const { heap } = backend.machine;
  const words = new Set(recording.instructions);
  const used = new Map([...homes].filter(([, home]) => words.has(home)));
  const outputs = tf.keep(tf.zeros<Rank.R2>([MOST_STEPS, size]));
  const next = heap.allocate(4);
  backend.machine.words()[next >> 2] = 0;
  backend.expect(size);
  watched(backend, recording.watcher, () =>
    backend.perform('storeRow', row, backend.address(outputs), size, next),
  );
  const bytes = 4 * recording.instructions.length;
  const program = heap.allocate(bytes);
  backend.machine.words().set(recording.instructions, program >> 2);
  return {
    outputs,
    run(n) {
      if (n < 1 || n > MOST_STEPS) {
        throw new EngineError('capture/steps', `${n} steps at once: 1 to ${MOST_STEPS} are possible.`);
      }
      requireAtHome(backend, used);
      backend.machine.words()[next >> 2] = 0;
      backend.machine.launch(program, bytes, n);
    },
    dispose() {
      outputs.dispose();
      heap.release(next);
      heap.release(program);
      recording.release();
    },
  };
}

function record(backend: SimdBackend, step: Step): Program {
  const { heap } = backend.machine;
  const warmUp = new StepTrace();
  watched(backend, watchWarmUp(heap, warmUp), () => tf.tidy(() => step(0))).dispose();
  const homes = variablesOf(backend);
  const trace = new StepTrace();
  const recording = createRecording(backend, trace);
  let result: Tensor1D | undefined;
  try {
    const { row, size } = watched(backend, recording.watcher, () => {
      const tensorsBefore = tf.memory().numTensors;
      result = tf.tidy(() => step(0));
      if (tf.memory().numTensors > tensorsBefore + 1) throw refusal('it leaves tensors behind');
      const found = { row: backend.address(result), size: result.size };
      result.dispose();
      return found;
    });
    trace.compareWith(warmUp);
    const moves = findMoves(backend, homes, recording);
    watched(backend, recording.watcher, () => bringHome(backend, homes, moves));
    return createProgram(backend, homes, recording, row, size);
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
