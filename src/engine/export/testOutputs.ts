/**
 * Codes and reconstructions of all images of a split, as plain arrays to write to files.
 * Not measures: evaluation/ has those.
 */
import type { Split } from '#catalog/datasets/data.ts';
import type { Codec } from '../codecs/codec.ts';
import { gatherBatch } from '../data/batches.ts';
import { CHUNK, chunks, indexRange } from '../evaluation/evaluate.ts';
import { tf } from '../tf.ts';

export interface SplitOutputs {
  /** [count, latentDim], from clean images, without noise. */
  readonly codes: Float32Array;
  /** [count, pixels], of those codes. */
  readonly reconstructions: Float32Array;
}

/** What a codec makes of every image of a split.
 *  @yields the finished share, 0 … 1, after each chunk */
export async function* computeOutputs(
  codec: Codec,
  split: Split,
): AsyncGenerator<number, SplitOutputs, void> {
  const { latentDim, pixels } = codec;
  const codes = new Float32Array(split.count * latentDim);
  const reconstructions = new Float32Array(split.count * pixels);
  for (const range of chunks(split.count)) {
    const [z, xHat] = tf.tidy(() => {
      const { x } = gatherBatch(split, pixels, indexRange(range), CHUNK);
      const code = codec.encode(x);
      return [code, codec.decode(code)] as const;
    });
    const images = range.end - range.start;
    codes.set((await z.data<'float32'>()).subarray(0, images * latentDim), range.start * latentDim);
    reconstructions.set((await xHat.data<'float32'>()).subarray(0, images * pixels), range.start * pixels);
    tf.dispose([z, xHat]);
    yield range.end / split.count;
  }
  return { codes, reconstructions };
}
