/**
 * The types through which a formula sees tensors. Types only: the catalog never loads tfjs.
 */
import type * as tfjs from '@tensorflow/tfjs-core';
import type { ActivationId } from './formulas/activations.ts';

/** Operations that some backends do in one kernel; undefined where the current one does not. They give what the
 *  formulas give that ask for them, which are their definition. */
export interface FusedOperations {
  /** formulas/dense.ts */
  dense(
    x: tfjs.Tensor2D,
    kernel: tfjs.Tensor,
    bias: tfjs.Tensor,
    activation: ActivationId,
  ): tfjs.Tensor2D | undefined;
  /** formulas/bernoulli.ts */
  bernoulliFromLogits(x: tfjs.Tensor2D, logits: tfjs.Tensor2D): tfjs.Tensor1D | undefined;
}

/** The operations of tfjs, passed to every formula as its first argument. */
export type Tf = typeof tfjs & { readonly fusedOperations?: FusedOperations };

export type { Rank, Scalar, Tensor, Tensor1D, Tensor2D, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';

/** Noise for one step, from the experiment's seed; the same numbers on every backend. The caller disposes. */
export interface Noise {
  /** Uniform on (0, 1). `use` names an independent stream. */
  uniform(use: string, shape: readonly [number, number]): tfjs.Tensor2D;
  /** N(0, 1). */
  normal(use: string, shape: readonly [number, number]): tfjs.Tensor2D;
  /** −log(−log u), u uniform on (0, 1): the largest of n logits plus this noise is drawn from their softmax. */
  gumbel(use: string, shape: readonly [number, number]): tfjs.Tensor2D;
}
