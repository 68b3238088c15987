/**
 * Records training steps on tfjs-webgpu.
 * Not their repetition: see webgpuProgram.ts.
 */
import type { Rank, TypedArray, Variable } from '@tensorflow/tfjs-core';
import { readAnew } from '../backends/webgpu/readAnew.ts';
import { EngineError } from '../engineError.ts';
import { tf } from '../tf.ts';
import { MOST_STEPS, type Program, type Recorder, refusal, type Step } from './program.ts';
import { type Arena, createArena } from './webgpuArena.ts';
import { findDifference } from './webgpuComparison.ts';
import { flush, internalsOf, type WebGpuInternals } from './webgpuInternals.ts';
import { createProgram, encodeHomecomings, type Homecoming } from './webgpuProgram.ts';
import { type Trace, traceStep } from './webgpuTrace.ts';

/** The buffers of all variables of this backend, which are uploaded first if their values are still on the CPU. */
function uploadVariables(backend: WebGpuInternals): Map<Variable, GPUBuffer> {
  const homes = new Map<Variable, GPUBuffer>();
  for (const variable of Object.values(tf.engine().registeredVariables)) {
    if (!backend.tensorMap.has(variable.dataId)) continue;
    backend.uploadToGPU(variable.dataId);
    homes.set(variable, backend.tensorMap.get(variable.dataId).resource!);
  }
  return homes;
}

/** Which variables were assigned anew while recording, from where to where. Each must have been alone in its old memory,
 *  and be alone in its new one, for the two to be copied without anybody noticing. */
function findHomecomings(
  backend: WebGpuInternals,
  homes: ReadonlyMap<Variable, GPUBuffer>,
  arena: Arena,
): Map<Variable, Homecoming> {
  const moved = new Map<Variable, Homecoming>();
  const left = new Set(arena.foreign);
  const sources = new Set<GPUBuffer>();
  for (const [variable, home] of homes) {
    const from = variable.isDisposed ? undefined : backend.tensorMap.get(variable.dataId).resource;
    if (from === home) continue;
    const isAlone = from && arena.owns(from) && !sources.has(from) && left.delete(home);
    if (!isAlone) throw refusal(`the variable "${variable.name}" shares its memory or is disposed of`);
    sources.add(from);
    moved.set(variable, { from, home });
  }
  if (left.size > 0) throw refusal('it disposes of a tensor that it did not make');
  return moved;
}

/** Lets every variable keep the buffer that it had, with the contents that it has. */
function bringHome(backend: WebGpuInternals, moved: ReadonlyMap<Variable, Homecoming>): void {
  for (const [variable, { home }] of moved) backend.tensorMap.get(variable.dataId).resource = home;
  const encoder = backend.device.createCommandEncoder();
  encodeHomecomings(encoder, [...moved.values()]);
  backend.queue.submit([encoder.finish()]);
}

function createOutputs(backend: WebGpuInternals, size: number) {
  const outputs = tf.keep(tf.zeros<Rank.R2>([MOST_STEPS, size]));
  backend.uploadToGPU(outputs.dataId);
  return outputs;
}

function recordInto(backend: WebGpuInternals, arena: Arena, step: Step, warmUp: Trace): Program {
  const homes = uploadVariables(backend);
  const tensorsBefore = tf.memory().numTensors;
  const trace = traceStep(backend, arena, step);
  const created = Object.values(tf.engine().registeredVariables).find(
    (variable) => !homes.has(variable) && backend.tensorMap.has(variable.dataId),
  );
  if (created) throw refusal(`it creates the variable "${created.name}"`);
  if (tf.memory().numTensors !== tensorsBefore) throw refusal('it leaves tensors behind');
  const difference = findDifference(warmUp.dispatches, trace.dispatches);
  if (difference) throw refusal(difference);
  const moved = findHomecomings(backend, homes, arena);
  const outputs = createOutputs(backend, trace.outputSize);
  bringHome(backend, moved);
  const isUsed = ([variable, home]: [Variable, GPUBuffer]) => moved.has(variable) || trace.touched.has(home);
  return createProgram(backend, {
    trace,
    arena,
    homecomings: [...moved.values()],
    variables: new Map([...homes].filter(isUsed)),
    outputs,
  });
}

/** A recorder for the backend that is current when it is asked. */
export function createWebGpuRecorder(): Recorder {
  return {
    record(step) {
      const backend = internalsOf(tf.backend());
      if (tf.env().getBool('WEBGPU_CPU_FORWARD')) throw refusal('small tensors may be computed on the CPU');
      uploadVariables(backend);
      const warmUp = traceStep(backend, backend.bufferManager, step);
      const arena = createArena(backend.bufferManager);
      try {
        return recordInto(backend, arena, step, warmUp);
      } catch (error) {
        arena.abandon();
        throw error;
      }
    },
    overwrite(variable: Variable, values: TypedArray) {
      if (values.length !== variable.size) {
        throw new EngineError(
          'capture/size',
          `${values.length} values for a variable of ${variable.size}: give as many as it holds.`,
        );
      }
      const backend = internalsOf(tf.backend());
      backend.uploadToGPU(variable.dataId);
      flush(backend);
      const data = backend.tensorMap.get(variable.dataId);
      const isInteger = variable.dtype === 'int32';
      backend.queue.writeBuffer(
        data.resource!,
        0,
        isInteger ? new Int32Array(values) : new Float32Array(values),
      );
      readAnew(data);
    },
  };
}
