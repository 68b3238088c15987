/** What a corruption makes of images, beside them. Not a test. */
import type { CorruptionDefinition } from '#catalog/corruptions/corruption.ts';
import type { ImageShape } from '#catalog/layer.ts';
import { isLive, type Params, type ParamValues } from '#catalog/params.ts';
import { createNoise } from '#engine/noise.ts';
import { formulaTf } from '#engine/operations/formulaTf.ts';
import { uniform } from '#engine/random.ts';
import { tf } from '#engine/tf.ts';

export interface Corrupted {
  readonly clean: Float32Array;
  readonly corrupted: Float32Array;
}

/** `count` images of random grey, none of them 0, ½ or 1, before and after, on the current backend.
 *  @param step which draw of the noise */
export function corruptedImages<Id extends string, Schema extends Params>(
  { corrupt, params: schema }: CorruptionDefinition<Id, Schema>,
  params: ParamValues<Schema>,
  { count, step = 0, ...image }: ImageShape & { readonly count: number; readonly step?: number },
): Corrupted {
  const pixels = image.height * image.width;
  const clean = uniform(count * pixels, { seed: 3, stream: 'clean', counter: 0 }).map((u) => 0.05 + 0.4 * u);
  const corrupted = tf.tidy(() => {
    const values = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        isLive(schema[name]!) ? tf.scalar(Number(value)) : value,
      ]),
    );
    const x = tf.tensor2d(clean, [count, pixels]);
    const seen = corrupt(formulaTf, x, createNoise(1, 'train', step), { ...params, ...values }, image);
    return seen.dataSync<'float32'>().slice();
  });
  return { clean, corrupted };
}
