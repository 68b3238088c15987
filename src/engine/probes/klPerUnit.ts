/** What each unit of a Gaussian code carries, and whether it is used at all. Not the KL term of the objective. */
import type { Tensor } from '@tensorflow/tfjs-core';
import { ACTIVE_VARIANCE, type Gaussians, klOfUnits, varianceOfMeans } from '../evaluation/codeUse.ts';
import { tf } from '../tf.ts';
import { defineProbe, takeValues } from './probe.ts';
import { sampleImages } from './sample.ts';

interface KlPerUnitFrame {
  readonly step: number;
  /** Held-out images that it was measured on. */
  readonly images: number;
  /** From the prior that the unit has, nats per image, [units]. */
  readonly kl: Float32Array;
  /** Var over images of the posterior mean, [units]. */
  readonly variance: Float32Array;
  /** 1 for a unit that is used, [units]. */
  readonly active: Uint8Array;
}

const IMAGES = 500;

const takeGaussians = async (mu: Tensor, logVar: Tensor): Promise<Gaussians> => ({
  mu: await takeValues(mu),
  logVar: await takeValues(logVar),
});

export const klPerUnit = defineProbe({
  id: 'klPerUnit',
  isHeavy: true,
  async compute(context, _: true): Promise<KlPerUnitFrame | undefined> {
    const found = tf.tidy(() => {
      const { mu, logVar, priorMu, priorLogVar } = context.autoencoder.codeOf(
        sampleImages(context, IMAGES),
        context.pass('test'),
      );
      return { ...(mu && logVar && { mu, logVar }), ...(priorMu && priorLogVar && { priorMu, priorLogVar }) };
    });
    const { mu } = found;
    if (!mu) return undefined;
    const posterior = await takeGaussians(mu, found.logVar!);
    const prior = found.priorMu && (await takeGaussians(found.priorMu, found.priorLogVar!));
    const [images, units] = mu.shape;
    const variance = varianceOfMeans(posterior.mu, units);
    return {
      step: context.step,
      images,
      kl: klOfUnits(posterior, units, prior),
      variance,
      active: Uint8Array.from(variance, (value) => Number(value > ACTIVE_VARIANCE)),
    };
  },
});
