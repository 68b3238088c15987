/**
 * The objective and the reconstruction error on held-out images, in chunks of one fixed shape.
 * Not a metric's definition: metrics.ts holds those.
 */
import type { Scalar, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { Split } from '#catalog/datasets/data.ts';
import type { Codec } from '../codecs/codec.ts';
import { gatherBatch } from '../data/batches.ts';
import { createNoise } from '../noise.ts';
import type { Objective } from '../objective.ts';
import { createPass } from '../pass.ts';
import { tf } from '../tf.ts';

/** Images in one chunk. */
export const CHUNK = 250;

/** The ranges [start, end) of a split's first `count` images. */
export function* chunks(count: number): Generator<{ readonly start: number; readonly end: number }> {
  for (let start = 0; start < count; start += CHUNK) yield { start, end: Math.min(start + CHUNK, count) };
}

/** 0-based indices start … end − 1. */
export const indexRange = ({ start, end }: { readonly start: number; readonly end: number }) =>
  Uint32Array.from({ length: end - start }, (_, i) => start + i);

/** Mean terms of the objective over the first `count` images of a split: corrupted and drawn as in training, with
 *  noise of their own.
 *  @yields the finished share after each chunk
 *  @returns [terms], in the objective's order; their sum is the total */
export async function* evaluateObjective(
  objective: Objective,
  split: Split,
  pixels: number,
  count: number,
  seed: number,
): AsyncGenerator<number, number[], void> {
  const sums: number[] = [];
  for (const range of chunks(count)) {
    const terms = tf.tidy(() => {
      const batch = gatherBatch(split, pixels, indexRange(range), CHUNK);
      const pass = createPass('test', createNoise(seed, 'test', range.start), objective.clock);
      return tf.stack<Scalar>([...objective.terms(batch.x, batch.weights, pass).values()]);
    });
    for (const [i, term] of (await terms.data<'float32'>()).entries()) {
      sums[i] = (sums[i] ?? 0) + term * (range.end - range.start);
    }
    terms.dispose();
    yield range.end / count;
  }
  return sums.map((sum) => sum / count);
}

/** Mean Σ (x − x̂)² of a codec over the first `count` images of a split, from clean inputs, without noise.
 *  @param see what the codec sees of a chunk that begins with image `start`; run inside tf.tidy
 *  @yields the finished share after each chunk */
export async function* evaluateSquaredError(
  codec: Codec,
  split: Split,
  count: number,
  see: (x: Tensor2D, start: number) => Tensor2D = (x) => x,
): AsyncGenerator<number, number, void> {
  let sum = 0;
  for (const range of chunks(count)) {
    const errors = tf.tidy(() => {
      const { x } = gatherBatch(split, codec.pixels, indexRange(range), CHUNK);
      return tf.sum<Tensor1D>(tf.square(tf.sub(x, codec.decode(codec.encode(see(x, range.start))))), 1);
    });
    const values = await errors.data<'float32'>();
    for (let i = 0; i < range.end - range.start; i++) sum += values[i]!;
    errors.dispose();
    yield range.end / count;
  }
  return sum / count;
}
