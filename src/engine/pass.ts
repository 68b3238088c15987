/**
 * The clock of a training and the circumstances of its passes, as formulas see them.
 * Not the trainer, which counts the steps.
 */
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import type { Clock, Mode, Pass } from '#catalog/pass.ts';
import type { Noise } from '#catalog/tf.ts';
import { tf } from './tf.ts';

export interface ClockParts {
  /** Updates made so far, int32. */
  readonly counter: Scalar;
  /** Epochs planned. */
  readonly epochs: Scalar;
  readonly stepsPerEpoch: number;
}

/** A clock that follows a counter on the device. */
export const createClock = ({ counter, epochs, stepsPerEpoch }: ClockParts): Clock => ({
  get step() {
    return tf.cast<Scalar>(counter, 'float32');
  },
  get epoch() {
    return tf.div<Scalar>(this.step, stepsPerEpoch);
  },
  get progress() {
    return tf.minimum<Scalar>(1, tf.div(this.epoch, epochs));
  },
});

type Remember = (weight: Tensor, value: Tensor) => void;

/** A pass whose notes are forgotten, unless `remember` takes them. */
export const createPass = (mode: Mode, noise: Noise, clock: Clock, remember: Remember = () => {}): Pass => ({
  mode,
  noise,
  clock,
  remember,
});

/** Noise whose uses are independent of those of the same name elsewhere. */
export const scopedNoise = (noise: Noise, scope: string): Noise => ({
  uniform: (use, shape) => noise.uniform(`${scope}/${use}`, shape),
  normal: (use, shape) => noise.normal(`${scope}/${use}`, shape),
  gumbel: (use, shape) => noise.gumbel(`${scope}/${use}`, shape),
});
