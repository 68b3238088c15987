/** Noise for a step from the step's number alone: the sequences of random.ts. Arguments: assembly/noise.ts. */

import { sizeOf } from '../../../sizeOf.ts';
import type { SimdKernel } from './kernel.ts';

/** Numbers of the kinds in assembly/noise.ts. */
const KINDS = ['uniform', 'normal', 'gumbel'];

/** {counter: int32 scalar}, {kind, shape, seed, stream: its hashed name} → float32 of this shape. */
const counterNoise: SimdKernel = {
  name: 'CounterNoise',
  run({ backend, input, number, numbers, text }) {
    const out = backend.output(numbers('shape'));
    backend.perform(
      'counterNoise',
      ...[KINDS.indexOf(text('kind')), backend.address(input('counter')), number('seed'), number('stream')],
      ...[backend.address(out), sizeOf(out.shape)],
    );
    return out;
  },
};

/** {counter: int32 scalar, probability}, {seed, stream: its hashed name} → float32 of probability's shape: 1 where the
 *  uniform number lies below it, else 0. */
const counterBernoulli: SimdKernel = {
  name: 'CounterBernoulli',
  run({ backend, input, number }) {
    const probability = input('probability');
    const out = backend.output(probability.shape);
    backend.perform(
      'counterBernoulli',
      ...[backend.address(input('counter')), backend.address(probability), number('seed'), number('stream')],
      ...[backend.address(out), sizeOf(out.shape)],
    );
    return out;
  },
};

export const noiseKernels = [counterNoise, counterBernoulli];
