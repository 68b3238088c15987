/** How many units of a Gaussian code the model uses. Not the variance of each: codeUse.ts. */
import type { Data } from '#catalog/datasets/data.ts';
import type { Codec } from '../codecs/codec.ts';
import { gatherBatch } from '../data/batches.ts';
import { METER_IMAGES, sampleIndices } from '../probes/sample.ts';
import { tf } from '../tf.ts';
import { ACTIVE_VARIANCE, varianceOfMeans } from './codeUse.ts';

/** Units with Var_x E[z|x] > 0.01 over the test images that the meters take, too: units near the bound count alike there.
 *  @see Burda, Grosse & Salakhutdinov 2016, section 5.1 */
export async function activeUnits(codec: Codec, data: Data): Promise<number> {
  const { train, test } = data;
  const indices = sampleIndices(data, METER_IMAGES).map((index) => index - train.count);
  const means = tf.tidy(() => codec.encode(gatherBatch(test, codec.pixels, indices, indices.length).x));
  const mu = await means.data<'float32'>();
  means.dispose();
  return varianceOfMeans(mu, codec.latentDim).filter((variance) => variance > ACTIVE_VARIANCE).length;
}
