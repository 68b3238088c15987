/**
 * A compute shader as our kernels state it, and its run by tfjs-webgpu, which compiles and keeps it.
 * Not a kernel: see kernel.ts.
 */

import type { WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';
import type { DataType, TensorInfo } from '@tensorflow/tfjs-core';
import { sizeOf } from '../../sizeOf.ts';
import { type CachedValues, readAnew } from './readAnew.ts';

const WORKGROUP_SIZE = 64;
const WGSL_TYPES = { int32: 'i32', uint32: 'u32', float32: 'f32' } as const;

/** A number that is fixed when the shader is dispatched: `uniforms.<name>` in its code. */
export interface Uniform {
  readonly name: string;
  readonly type: keyof typeof WGSL_TYPES;
  readonly value: number;
}

export interface Shader {
  /** Names the code: shaders of equal keys share one pipeline, so what varies the code must be part of it. */
  readonly key: string;
  /** Read as arrays of these names. A tensor that is also written must not be among them. */
  readonly inputs: Readonly<Record<string, TensorInfo>>;
  readonly uniforms?: readonly Uniform[];
  /** Declarations in WGSL that `main` uses. */
  readonly functions?: string;
  /** Body of main(index : i32), which writes result[…]. `uniforms.size` is the number of elements of the result.
   *  It is also called with indices beyond `invocations`. */
  readonly main: string;
  /** How many indices there are at least; the number of elements of the result if not given. */
  readonly invocations?: number;
}

/** The public part of tfjs-webgpu's backend that runs shaders. */
export interface ComputeBackend {
  readonly tensorMap: { get(dataId: object): CachedValues };
  runWebGPUProgram(
    program: WebGPUProgram,
    inputs: TensorInfo[],
    dtype: DataType,
    uniforms?: { type: string; data: number[] }[],
    output?: TensorInfo,
  ): TensorInfo;
}

function toProgram(shader: Shader, outputShape: number[]): WebGPUProgram {
  const invocations = shader.invocations ?? sizeOf(outputShape);
  return {
    shaderKey: `hourglass_${shader.key}`,
    variableNames: Object.keys(shader.inputs),
    uniforms: (shader.uniforms ?? []).map(({ name, type }) => `${name} : ${WGSL_TYPES[type]}, `).join(''),
    outputShape,
    size: true,
    workgroupSize: [WORKGROUP_SIZE, 1, 1],
    dispatchLayout: { x: outputShape.map((_, axis) => axis) },
    dispatch: [Math.ceil(invocations / WORKGROUP_SIZE), 1, 1],
    getUserCode: () => `${shader.functions ?? ''}\nfn main(index : i32) {\n${shader.main}\n}`,
  };
}

function dispatch(
  backend: ComputeBackend,
  shader: Shader,
  shape: number[],
  dtype: DataType,
  out?: TensorInfo,
) {
  const uniforms = (shader.uniforms ?? []).map(({ type, value }) => ({ type, data: [value] }));
  return backend.runWebGPUProgram(
    toProgram(shader, shape),
    Object.values(shader.inputs),
    dtype,
    uniforms,
    out,
  );
}

/** What the shader computes, as a new tensor of this shape; the caller owns it. */
export const compute = (backend: ComputeBackend, shader: Shader, shape: number[], dtype: DataType) =>
  dispatch(backend, shader, shape, dtype);

/** Writes what the shader computes into a tensor's own memory. */
export function computeInPlace(backend: ComputeBackend, shader: Shader, target: TensorInfo): void {
  dispatch(backend, shader, target.shape, target.dtype, target);
  readAnew(backend.tensorMap.get(target.dataId));
}

/** The same memory seen as one row of numbers, so that variables of all shapes share one pipeline. */
export const flat = ({ dataId, shape, dtype }: TensorInfo): TensorInfo => ({
  dataId,
  shape: [sizeOf(shape)],
  dtype,
});
