/**
 * Calls kernels of our own, which some backends have and others do without.
 * Not the kernels: backends/ have those, and each caller has what stands for one that is missing.
 */
import type { NamedAttrMap, NamedTensorMap, Tensor } from '@tensorflow/tfjs-core';
import { tf } from '../tf.ts';

/** Whether the current backend has all of these kernels. */
export const hasKernels = (...names: readonly string[]) =>
  names.every((name) => tf.getKernel(name, tf.getBackend()) !== undefined);

/** One kernel of the current backend that gives one tensor; the caller disposes. */
export const runKernel = <T extends Tensor>(
  name: string,
  inputs: NamedTensorMap,
  attributes: NamedAttrMap,
): T => tf.engine().runKernel<T>(name, inputs, attributes);

/** One kernel of the current backend that gives several tensors, or none; the caller disposes. */
export const runKernelForMany = (name: string, inputs: NamedTensorMap, attributes: NamedAttrMap): Tensor[] =>
  tf.engine().runKernel<Tensor[]>(name, inputs, attributes);
