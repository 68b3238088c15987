/**
 * Runs a step on tfjs-webgpu and notes what it dispatches, what it uploads and what it reads.
 * Not a judgement whether it can be replayed, except for reading: see webgpuComparison.ts.
 */
import type { BackendValues } from '@tensorflow/tfjs-core';
import { tf } from '../tf.ts';
import { refusal, type Step } from './program.ts';
import { type Buffers, flush, shadow, type WebGpuInternals } from './webgpuInternals.ts';

interface Upload {
  /** How many numbers; a tensor filled with one number, such as the ones that tfjs's gradients begin with, counts as 1. */
  readonly size: number;
  /** The first of them. */
  readonly value: number;
}

/** One dispatch, with all that a replay needs. */
export interface Dispatch {
  /** Shader, shapes, workgroups and uniforms as text: equal when the same is done to tensors of the same shapes. */
  readonly signature: string;
  /** What was uploaded for the inputs, by their position. */
  readonly uploads: ReadonlyMap<number, Upload>;
}

export interface RecordedDispatch extends Dispatch {
  readonly pipeline: GPUComputePipeline;
  readonly bindGroup: GPUBindGroup;
  readonly workgroups: readonly [number, number, number];
}

export interface Trace {
  readonly dispatches: readonly RecordedDispatch[];
  /** Every buffer that a dispatch reads or writes. */
  readonly touched: ReadonlySet<GPUBuffer>;
  /** Where the row of numbers is that the step gave. */
  readonly output: GPUBuffer;
  readonly outputSize: number;
}

function summarise(values: BackendValues): Upload {
  const [value] = values;
  const isFilled = values.every((other: unknown) => Object.is(other, value));
  return { size: isFilled ? 1 : values.length, value: Number(value) };
}

type Notes = ReturnType<typeof createNotes>;

function createNotes() {
  const dispatches: RecordedDispatch[] = [];
  const touched = new Set<GPUBuffer>();
  const uploads = new Map<object, Upload>();
  let bindGroup: GPUBindGroup | undefined;
  let isReading = false;
  return {
    dispatches,
    touched,
    uploads,
    bindGroupMade: (made: GPUBindGroup) => {
      bindGroup = made;
    },
    lastBindGroup: () => bindGroup!,
    readingSeen: () => {
      isReading = true;
    },
    isReading: () => isReading,
  };
}

/** Puts observers before the members through which everything passes. @returns removes them */
function observe(backend: WebGpuInternals, buffers: Buffers, notes: Notes): () => void {
  const { device, tensorMap } = backend;
  const stock = {
    createBindGroup: device.createBindGroup.bind(device),
    recordAndSubmit: backend.recordAndSubmit.bind(backend),
    uploadToGPU: backend.uploadToGPU.bind(backend),
    read: backend.read.bind(backend),
  };
  const refuseReading = () => {
    notes.readingSeen();
    throw refusal('it reads a tensor');
  };
  const restoreDevice = shadow(device, {
    createBindGroup(descriptor) {
      const made = stock.createBindGroup(descriptor);
      notes.bindGroupMade(made);
      return made;
    },
  });
  const restoreBackend = shadow(backend, {
    bufferManager: buffers,
    readSync: refuseReading,
    readToGPU: refuseReading,
    // Nobody may be waiting for its promise, so it is not rejected.
    read(dataId) {
      notes.readingSeen();
      return stock.read(dataId);
    },
    uploadToGPU(dataId) {
      const { resource, values } = tensorMap.get(dataId);
      if (resource == null && values) notes.uploads.set(dataId, summarise(values));
      stock.uploadToGPU(dataId);
    },
    recordAndSubmit(program, output, inputs, uniforms) {
      stock.recordAndSubmit(program, output, inputs, uniforms);
      const infos = [output, ...inputs];
      const workgroups = [...program.dispatch] as const;
      const numbers = uniforms?.map(({ data }) => data);
      for (const { dataId } of infos) notes.touched.add(tensorMap.get(dataId).resource!);
      const shapes = infos.map(({ shape }) => shape);
      notes.dispatches.push({
        signature: JSON.stringify([program.shaderKey, shapes, workgroups, numbers]),
        uploads: new Map(
          inputs.flatMap(({ dataId }, i) => {
            const upload = notes.uploads.get(dataId);
            return upload ? [[i, upload] as const] : [];
          }),
        ),
        pipeline: program.pipeline,
        bindGroup: notes.lastBindGroup(),
        workgroups,
      });
    },
  });
  return () => {
    restoreBackend();
    restoreDevice();
  };
}

/** Runs the step with these buffers in place of the backend's own and disposes of what it gives.
 *  @throws EngineError "capture/refused" if the step reads a tensor or its numbers are not on the graphics card; then,
 *  as always, the backend has its own members again */
export function traceStep(backend: WebGpuInternals, buffers: Buffers, step: Step): Trace {
  flush(backend);
  const notes = createNotes();
  const restore = observe(backend, buffers, notes);
  try {
    const result = tf.tidy(() => step(0));
    const output = backend.tensorMap.get(result.dataId).resource;
    const outputSize = result.size;
    result.dispose();
    if (notes.isReading()) throw refusal('it reads a tensor');
    if (!output || result.dtype !== 'float32') {
      throw refusal('what it gives are not float32 numbers from the graphics card');
    }
    return { dispatches: notes.dispatches, touched: notes.touched, output, outputSize };
  } finally {
    flush(backend);
    restore();
  }
}
