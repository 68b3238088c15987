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

/** What has been seen so far. */
interface Notes {
  readonly dispatches: RecordedDispatch[];
  readonly touched: Set<GPUBuffer>;
  readonly uploads: Map<object, Upload>;
  /** The newest one: tfjs makes one for each dispatch. */
  bindGroup: GPUBindGroup | undefined;
  isReading: boolean;
}

/** Watches over reading. @returns stops */
function observeReads(backend: WebGpuInternals, notes: Notes): () => void {
  const stockRead = backend.read.bind(backend);
  const refuse = () => {
    notes.isReading = true;
    throw refusal('it reads a tensor');
  };
  return shadow(backend, {
    readSync: refuse,
    readToGPU: refuse,
    // Nobody may be waiting for its promise, so it is not rejected.
    read(dataId) {
      notes.isReading = true;
      return stockRead(dataId);
    },
  });
}

/** Watches over uploads. @returns stops */
function observeUploads(backend: WebGpuInternals, notes: Notes): () => void {
  const stockUpload = backend.uploadToGPU.bind(backend);
  return shadow(backend, {
    uploadToGPU(dataId) {
      const { resource, values } = backend.tensorMap.get(dataId);
      if (resource == null && values) notes.uploads.set(dataId, summarise(values));
      stockUpload(dataId);
    },
  });
}

/** Watches over dispatches. @returns stops */
function observeDispatches(backend: WebGpuInternals, notes: Notes): () => void {
  const { device, tensorMap } = backend;
  const stockCreate = device.createBindGroup.bind(device);
  const stockRecord = backend.recordAndSubmit.bind(backend);
  const restoreDevice = shadow(device, {
    createBindGroup(descriptor) {
      notes.bindGroup = stockCreate(descriptor);
      return notes.bindGroup;
    },
  });
  const restoreBackend = shadow(backend, {
    recordAndSubmit(program, output, inputs, uniforms) {
      stockRecord(program, output, inputs, uniforms);
      const infos = [output, ...inputs];
      for (const { dataId } of infos) notes.touched.add(tensorMap.get(dataId).resource!);
      const workgroups = [...program.dispatch] as const;
      const shapes = infos.map(({ shape }) => shape);
      const numbers = uniforms?.map(({ data }) => data);
      const uploads = inputs.flatMap(({ dataId }, i) => {
        const upload = notes.uploads.get(dataId);
        return upload ? [[i, upload] as const] : [];
      });
      notes.dispatches.push({
        signature: JSON.stringify([program.shaderKey, shapes, workgroups, numbers]),
        uploads: new Map(uploads),
        pipeline: program.pipeline,
        bindGroup: notes.bindGroup!,
        workgroups,
      });
    },
  });
  return () => {
    restoreBackend();
    restoreDevice();
  };
}

/** Puts observers before the members through which everything passes. @returns removes them */
function observe(backend: WebGpuInternals, buffers: Buffers, notes: Notes): () => void {
  const restorers = [
    shadow(backend, { bufferManager: buffers }),
    observeReads(backend, notes),
    observeUploads(backend, notes),
    observeDispatches(backend, notes),
  ];
  return () => {
    for (const restore of restorers) restore();
  };
}

/** Runs the step with these buffers in place of the backend's own and disposes of what it gives.
 *  @throws EngineError "capture/refused" if the step reads a tensor or its numbers are not on the graphics card; then,
 *  as always, the backend has its own members again */
export function traceStep(backend: WebGpuInternals, buffers: Buffers, step: Step): Trace {
  flush(backend);
  const notes: Notes = {
    dispatches: [],
    touched: new Set(),
    uploads: new Map(),
    bindGroup: undefined,
    isReading: false,
  };
  const restore = observe(backend, buffers, notes);
  try {
    const result = tf.tidy(() => step(0));
    const output = backend.tensorMap.get(result.dataId).resource;
    const outputSize = result.size;
    result.dispose();
    if (notes.isReading) throw refusal('it reads a tensor');
    if (!output || result.dtype !== 'float32') {
      throw refusal('what it gives are not float32 numbers from the graphics card');
    }
    return { dispatches: notes.dispatches, touched: notes.touched, output, outputSize };
  } finally {
    flush(backend);
    restore();
  }
}
