/**
 * Repeats a recorded step on WebGPU: the same dispatches on the same buffers, several steps a submit.
 * Not the recording: see webgpuRecorder.ts.
 */
import type { Tensor2D, Variable } from '@tensorflow/tfjs-core';
import { readAnew } from '../backends/webgpu/readAnew.ts';
import { EngineError } from '../engineError.ts';
import { MOST_STEPS, type Program } from './program.ts';
import type { Arena } from './webgpuArena.ts';
import { flush, type WebGpuInternals } from './webgpuInternals.ts';
import type { RecordedDispatch, Trace } from './webgpuTrace.ts';

/** Few, so that the graphics card starts early and is never busy with one submit for long. */
const STEPS_PER_SUBMIT = 8;

/** At the end of a step, a variable that was assigned anew returns to the buffer it had at the step's beginning. */
export interface Homecoming {
  readonly from: GPUBuffer;
  readonly home: GPUBuffer;
}

export interface Recording {
  readonly trace: Trace;
  readonly arena: Arena;
  readonly homecomings: readonly Homecoming[];
  /** The variables that the step uses and the buffers in which it finds them. */
  readonly variables: ReadonlyMap<Variable, GPUBuffer>;
  /** [MOST_STEPS, size], on the graphics card; the program disposes of it. */
  readonly outputs: Tensor2D;
}

function encodeDispatches(encoder: GPUCommandEncoder, dispatches: readonly RecordedDispatch[]): void {
  const pass = encoder.beginComputePass();
  let current: GPUComputePipeline | undefined;
  for (const { pipeline, bindGroup, workgroups } of dispatches) {
    if (pipeline !== current) pass.setPipeline(pipeline);
    current = pipeline;
    pass.setBindGroup(0, bindGroup);
    pass.dispatchWorkgroups(workgroups[0], workgroups[1], workgroups[2]);
  }
  pass.end();
}

export function encodeHomecomings(encoder: GPUCommandEncoder, homecomings: readonly Homecoming[]): void {
  for (const { from, home } of homecomings) encoder.copyBufferToBuffer(from, 0, home, 0, home.size);
}

/** Owns the recording's arena and outputs from now on. run() throws EngineError "capture/steps" for a number of steps
 *  that cannot be, and "capture/stale" after dispose() or if a variable no longer has the memory that it had. */
export function createProgram(backend: WebGpuInternals, recording: Recording): Program {
  const { trace, arena, homecomings, variables, outputs } = recording;
  const rows = backend.tensorMap.get(outputs.dataId).resource!;
  const rowBytes = trace.output.size;
  let isDisposed = false;

  for (const { dataId } of [outputs, ...variables.keys()]) readAnew(backend.tensorMap.get(dataId));

  return {
    outputs,
    run(n) {
      if (isDisposed) throw new EngineError('capture/stale', 'The recorded step was disposed of.');
      if (n < 1 || n > MOST_STEPS) {
        throw new EngineError('capture/steps', `${n} steps at once: give 1 to ${MOST_STEPS}.`);
      }
      checkVariables(backend, variables);
      flush(backend);
      for (let start = 0; start < n; start += STEPS_PER_SUBMIT) {
        const encoder = backend.device.createCommandEncoder();
        for (let step = start; step < Math.min(n, start + STEPS_PER_SUBMIT); step++) {
          encodeDispatches(encoder, trace.dispatches);
          encoder.copyBufferToBuffer(trace.output, 0, rows, step * rowBytes, rowBytes);
          encodeHomecomings(encoder, homecomings);
        }
        backend.queue.submit([encoder.finish()]);
      }
    },
    dispose() {
      if (isDisposed) return;
      isDisposed = true;
      outputs.dispose();
      arena.dispose();
    },
  };
}

/** @throws EngineError "capture/stale" */
function checkVariables(backend: WebGpuInternals, variables: Recording['variables']): void {
  for (const [{ dataId, name }, home] of variables) {
    if (backend.tensorMap.has(dataId) && backend.tensorMap.get(dataId).resource === home) continue;
    throw new EngineError(
      'capture/stale',
      `The variable "${name}" was replaced after the step was recorded.`,
    );
  }
}
