/**
 * Noise for one step as tensors: the same sequence on every backend, drawn on the device where it has the kernel.
 * Not the generator: random.ts is.
 */
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import type { Noise } from '#catalog/tf.ts';
import { hasKernels, runKernel } from './operations/kernel.ts';
import { gumbel, hashName, normal, uniform } from './random.ts';
import { tf } from './tf.ts';

const HOST = { uniform, normal, gumbel };

/** Noise that (seed, purpose, step) determines; each use of it within the step is an independent stream.
 *  @param counter the step as int32 on the device, where a recorded step finds it; made from `step` if not given */
export function createNoise(
  seed: number,
  purpose: 'train' | 'test' | 'show' | 'prior',
  step: number,
  counter?: Scalar,
): Noise {
  const draw = (kind: keyof typeof HOST, use: string, shape: readonly [number, number]): Tensor2D => {
    const stream = `${purpose}/${use}`;
    const [rows, columns] = shape;
    if (!hasKernels('CounterNoise')) {
      return tf.tensor2d(HOST[kind](rows * columns, { seed, stream, counter: step }), [rows, columns]);
    }
    const at = counter ?? tf.scalar(step, 'int32');
    const noise = runKernel<Tensor2D>(
      'CounterNoise',
      { counter: at },
      { kind, shape: [rows, columns], seed, stream: hashName(stream) },
    );
    if (!counter) at.dispose();
    return noise;
  };
  return {
    uniform: (use, shape) => draw('uniform', use, shape),
    normal: (use, shape) => draw('normal', use, shape),
    gumbel: (use, shape) => draw('gumbel', use, shape),
  };
}
