/**
 * The circumstances of one pass through the network, given to every formula that may depend on them.
 * Not the data of the pass.
 */
import type { Noise, Scalar, Tensor, Tensor1D } from './tf.ts';

/** "train": a batch whose gradient is taken. "test": the same on held-out images, without anything that only training
 *  does, such as dropout. "use": what an image's code and a code's image are, with nothing random. */
export type Mode = 'train' | 'test' | 'use';

/** How far the training has come, in device memory, so that recorded steps find it. Run inside tf.tidy. */
export interface Clock {
  /** Updates made so far, 0 at the first. */
  readonly step: Scalar;
  /** Passes through the training images so far, with a fraction. */
  readonly epoch: Scalar;
  /** Share of the planned training that is done, 0 … 1. */
  readonly progress: Scalar;
}

export interface Pass {
  readonly mode: Mode;
  readonly noise: Noise;
  readonly clock: Clock;
  /** [batch]: 1 / (number of images) for an image, 0 for padding: Σ weight · value is the mean over images. Absent in
   *  use, where each image stands by itself. */
  readonly weights?: Tensor1D;
  /** Notes a new value, of the same shape, for a weight that no gradient trains, such as a moving average. It takes
   *  effect after the update that the pass belongs to; outside of training it is ignored. */
  remember(weight: Tensor, value: Tensor): void;
}
