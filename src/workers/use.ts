/** The run's codecs in use, and how what they compute comes to the host. Not the commands: queries.ts. */
import type { Tensor2D } from '#catalog/tf.ts';
import type { Codec } from '#engine/codecs/codec.ts';
import { tf } from '#engine/tf.ts';
import { HourglassError } from '#protocol/errors.ts';
import type { CodecId } from '#protocol/frames.ts';
import type { Run } from './run/run.ts';

/** @throws HourglassError "pca/notReady" while PCA is not fitted. */
export function codecOf(run: Run, id: CodecId): Codec {
  const codec = id === 'pca' ? run.pca : run.trainer.autoencoder;
  if (codec) return codec;
  throw new HourglassError('pca/notReady', 'PCA is not fitted yet: wait until its progress is done.');
}

/** What is computed inside of tf.tidy, copied; the tensor is disposed. */
export async function valuesOf(compute: () => Tensor2D): Promise<Float32Array> {
  const tensor = tf.tidy(compute);
  const data = await tensor.data<'float32'>();
  tensor.dispose();
  return Float32Array.from(data);
}
