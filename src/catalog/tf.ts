/**
 * The types through which a formula sees tensors. Types only: the catalog never loads tfjs.
 */
import type * as tfjs from '@tensorflow/tfjs-core';

/** The operations of tfjs, passed to every formula as its first argument. */
export type Tf = typeof tfjs;

export type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';

/** Noise for one step, from the experiment's seed; the same numbers on every backend. The caller disposes. */
export interface Noise {
  /** Uniform on (0, 1). `use` names an independent stream. */
  uniform(use: string, shape: readonly [number, number]): tfjs.Tensor2D;
  /** N(0, 1). */
  normal(use: string, shape: readonly [number, number]): tfjs.Tensor2D;
}
