/** How sure a Gaussian code is of an image. Not the divergence from the prior: probes/klPerUnit.ts. */
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { createNoise } from '../noise.ts';
import { createPass } from '../pass.ts';
import { takeValues } from '../probes/probe.ts';
import { tf } from '../tf.ts';
import type { Trainer } from '../trainer.ts';

/** log σ² of the posterior of each image, [batch, latentDim] row by row; undefined where the code has none.
 *  @param x makes the images, [batch, pixels], inside of tf.tidy */
export async function posteriorLogVar(
  { autoencoder, objective }: Pick<Trainer, 'autoencoder' | 'objective'>,
  x: () => Tensor2D,
): Promise<Float32Array | undefined> {
  const pass = createPass('test', createNoise(0, 'show', 0), objective.clock);
  const { logVar } = tf.tidy(() => ({ logVar: autoencoder.codeOf(x(), pass).logVar }));
  return logVar && takeValues(logVar);
}
