/**
 * What a kernel of the simd backend is, and how it reads what tfjs hands it.
 * Not a kernel.
 */
import {
  type Attribute,
  getKernel,
  type NamedAttrMap,
  type NamedTensorInfoMap,
  registerKernel,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import { EngineError } from '../../../engineError.ts';
import { sizeOf } from '../../../sizeOf.ts';
import { type SimdBackend, simdBackend } from '../backend.ts';

/** The name under which tfjs knows the backend. */
export const SIMD = 'simd';

/** What a kernel is called with. */
export interface Call {
  readonly backend: SimdBackend;
  /** @throws EngineError "backend/kernel" if it was not given */
  input(name: string): TensorInfo;
  optionalInput(name: string): TensorInfo | undefined;
  number(name: string, fallback?: number): number;
  flag(name: string): boolean;
  text(name: string, fallback?: string): string;
  numbers(name: string): readonly number[];
  /** The attribute itself, for what is none of these. */
  attribute(name: string): Attribute | undefined;
}

export interface SimdKernel {
  /** tfjs's name, or one of our own. */
  readonly name: string;
  /** New tensors; the inputs stay as they are. */
  run(call: Call): TensorInfo | TensorInfo[];
}

const missing = (kernel: string, what: string) =>
  new EngineError('backend/kernel', `${kernel} on the CPU backend was called without ${what}.`);

function createCall(
  kernel: string,
  backend: SimdBackend,
  inputs: NamedTensorInfoMap,
  attributes: NamedAttrMap = {},
): Call {
  return {
    backend,
    input(name) {
      const found = inputs[name];
      if (!found) throw missing(kernel, name);
      return found;
    },
    optionalInput: (name) => inputs[name] ?? undefined,
    number(name, fallback) {
      const found = attributes[name] ?? fallback;
      if (typeof found !== 'number') throw missing(kernel, name);
      return found;
    },
    flag: (name) => attributes[name] === true,
    text(name, fallback) {
      const found = attributes[name] ?? fallback;
      if (typeof found !== 'string') throw missing(kernel, name);
      return found;
    },
    numbers(name) {
      const found = attributes[name];
      if (typeof found === 'number') return [found];
      // tfjs gives shapes and axes as arrays of numbers, typed or not.
      if (Array.isArray(found)) return found.map(Number);
      throw missing(kernel, name);
    },
    attribute: (name) => attributes[name],
  };
}

/** Registers kernels with tfjs, each once. */
export function registerKernels(kernels: readonly SimdKernel[]): void {
  for (const { name, run } of kernels) {
    if (getKernel(name, SIMD)) continue;
    registerKernel({
      kernelName: name,
      backendName: SIMD,
      kernelFunc({ inputs, backend, attrs }) {
        const simd = simdBackend(backend);
        simd.beginCall(
          Object.values(inputs).reduce((sum, input) => sum + (input ? sizeOf(input.shape) : 0), 0),
        );
        try {
          return run(createCall(name, simd, inputs, attrs));
        } catch (error) {
          simd.abandonCall();
          throw error;
        }
      },
    });
  }
}
