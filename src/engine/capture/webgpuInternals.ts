/**
 * The members of tfjs-webgpu's backend that recording needs, private ones among them, and the check that they are there.
 * Not a use of them.
 */
import type { BackendValues, TensorInfo } from '@tensorflow/tfjs-core';
import { refusal } from './program.ts';

export interface Buffers {
  readonly numBytesUsed: number;
  readonly numBytesAllocated: number;
  acquireBuffer(size: number, usage: GPUBufferUsageFlags, mapped?: boolean, reuse?: boolean): GPUBuffer;
  releaseBuffer(buffer: GPUBuffer, reuse?: boolean): void;
}

export interface TensorData {
  /** The copy on the CPU, if there is one. */
  values: BackendValues | null;
  /** Buffers only: neither textures nor frames of videos take part in training. */
  resource?: GPUBuffer | null;
}

interface CompiledProgram {
  readonly shaderKey: string;
  readonly pipeline: GPUComputePipeline;
  readonly dispatch: readonly [number, number, number];
}

export type ProgramUniforms = readonly { readonly data: readonly number[] }[] | null | undefined;

export interface WebGpuInternals {
  readonly device: GPUDevice;
  readonly queue: GPUQueue;
  readonly tensorMap: { has(dataId: object): boolean; get(dataId: object): TensorData };
  readonly commandEncoder: GPUCommandEncoder | null;
  bufferManager: Buffers;
  endComputePassEncoder(): void;
  submitQueue(): void;
  uploadToGPU(dataId: object): void;
  readSync(dataId: object): BackendValues;
  read(dataId: object): Promise<BackendValues>;
  readToGPU(dataId: object): object;
  recordAndSubmit(
    program: CompiledProgram,
    output: TensorInfo,
    inputs: TensorInfo[],
    uniforms: ProgramUniforms,
  ): void;
}

/** Typed so that a member that recording uses cannot be left out. */
const KINDS: Readonly<Record<keyof WebGpuInternals, 'object' | 'function'>> = {
  device: 'object',
  queue: 'object',
  tensorMap: 'object',
  commandEncoder: 'object',
  bufferManager: 'object',
  endComputePassEncoder: 'function',
  submitQueue: 'function',
  uploadToGPU: 'function',
  readSync: 'function',
  read: 'function',
  readToGPU: 'function',
  recordAndSubmit: 'function',
};

const hasInternals = (backend: object): backend is WebGpuInternals =>
  Object.entries(KINDS).every(
    ([name, kind]) => name in backend && typeof Reflect.get(backend, name) === kind,
  );

/** The backend with what recording needs of it. @throws EngineError "capture/refused" if a member is missing */
export function internalsOf(backend: object): WebGpuInternals {
  if (hasInternals(backend)) return backend;
  throw refusal('this version of tfjs-webgpu is not the one that was tried');
}

/** Hands everything that tfjs has encoded so far to the queue, and what waited for that back to the buffers. */
export function flush(backend: WebGpuInternals): void {
  backend.endComputePassEncoder();
  if (backend.commandEncoder) backend.submitQueue();
}

/** Replaces members of an object. @returns puts back what was there before */
export function shadow<T extends object>(target: T, members: Partial<T>): () => void {
  const before = Object.keys(members).map(
    (name) => [name, Object.getOwnPropertyDescriptor(target, name)] as const,
  );
  Object.assign(target, members);
  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(target, name, descriptor);
      else Reflect.deleteProperty(target, name);
    }
  };
}
