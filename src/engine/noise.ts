/**
 * Noise for one step as tensors: the same numbers on every backend, because the host draws them.
 * Not the generator: random.ts is.
 */
import type { Noise } from '#catalog/tf.ts';
import { normal, uniform } from './random.ts';
import { tf } from './tf.ts';

/** Noise that (seed, purpose, step) determines; each use of it within the step is an independent stream. */
export function createNoise(seed: number, purpose: 'train' | 'test' | 'show', step: number): Noise {
  const key = (use: string) => ({ seed, stream: `${purpose}/${use}`, counter: step });
  return {
    uniform: (use, shape) => tf.tensor2d(uniform(shape[0] * shape[1], key(use)), [shape[0], shape[1]]),
    normal: (use, shape) => tf.tensor2d(normal(shape[0] * shape[1], key(use)), [shape[0], shape[1]]),
  };
}
