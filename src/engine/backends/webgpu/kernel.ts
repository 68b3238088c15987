/**
 * How a kernel of our own for tfjs-webgpu is declared, with checked access to what it is called with.
 * Not a shader: see shader.ts.
 */
import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import { EngineError } from '../../engineError.ts';
import type { ComputeBackend } from './shader.ts';

export interface KernelCall {
  readonly backend: ComputeBackend;
  input(name: string): TensorInfo;
  /** A numeric attribute. */
  number(name: string): number;
  /** An attribute that is a list of numbers. */
  numbers(name: string): number[];
  /** An attribute that is one of these names. */
  choice<Name extends string>(name: string, allowed: readonly Name[]): Name;
}

const isComputeBackend = (backend: object): backend is ComputeBackend =>
  'runWebGPUProgram' in backend && 'tensorMap' in backend;

const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'number');

/** @param compute gives new tensors, or [] if it writes in place
 *  @throws EngineError "backend/kernel" when called without an input or attribute that it asks for */
export function defineKernel(
  kernelName: string,
  compute: (call: KernelCall) => TensorInfo | TensorInfo[],
): KernelConfig {
  const missing = (what: string) =>
    new EngineError('backend/kernel', `${kernelName} was called without ${what}.`);
  return {
    kernelName,
    backendName: 'webgpu',
    kernelFunc({ inputs, backend, attrs }) {
      if (!isComputeBackend(backend)) throw missing('the WebGPU backend');
      return compute({
        backend,
        input(name) {
          const input = inputs[name];
          if (!input) throw missing(`the tensor "${name}"`);
          return input;
        },
        number(name) {
          const value = attrs?.[name];
          if (typeof value !== 'number') throw missing(`the number "${name}"`);
          return value;
        },
        numbers(name) {
          const value = attrs?.[name];
          if (!isNumbers(value)) throw missing(`the numbers "${name}"`);
          return value;
        },
        choice(name, allowed) {
          const value = allowed.find((candidate) => candidate === attrs?.[name]);
          if (value === undefined) throw missing(`"${name}" as one of ${allowed.join(', ')}`);
          return value;
        },
      });
    },
  };
}
