/** How well single images come back, and how unusual an error is among others. Not their mean: evaluate.ts. */
import type { Tensor1D } from '@tensorflow/tfjs-core';
import type { Split } from '#catalog/datasets/data.ts';
import type { Codec } from '../codecs/codec.ts';
import { gatherBatch } from '../data/batches.ts';
import { tf } from '../tf.ts';
import { CHUNK, chunks, indexRange } from './evaluate.ts';

/** Σ (x − x̂)² of each of the first `count` images of a split, from clean inputs, without noise. @returns [count] */
export async function imageErrors(codec: Codec, split: Split, count: number): Promise<Float32Array> {
  const errors = new Float32Array(count);
  for (const range of chunks(count)) {
    const part = tf.tidy(() => {
      const { x } = gatherBatch(split, codec.pixels, indexRange(range), CHUNK);
      return tf.sum<Tensor1D>(tf.square(tf.sub(x, codec.decode(codec.encode(x)))), 1);
    });
    const values = await part.data<'float32'>();
    errors.set(values.subarray(0, range.end - range.start), range.start);
    part.dispose();
  }
  return errors;
}

/** The percentile of a value, as a share: how many of the others are smaller, ties by half. NaN among none.
 *  @returns 0 … 1 */
export function shareBelow(others: Float32Array, value: number): number {
  let below = 0;
  for (const other of others) below += other < value ? 1 : other === value ? 0.5 : 0;
  return below / others.length;
}
