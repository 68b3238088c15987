/** What each unit of a Gaussian code carries, and whether it is used at all. Not the KL term of the objective. */
import { gaussianKlOfUnits } from '#catalog/formulas/gaussian.ts';
import { ACTIVE_VARIANCE, varianceOfMeans } from '../evaluation/codeUse.ts';
import { formulaTf } from '../operations/formulaTf.ts';
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

export const klPerUnit = defineProbe({
  id: 'klPerUnit',
  isHeavy: true,
  async compute(context, _: true): Promise<KlPerUnitFrame | undefined> {
    const found = tf.tidy(() => {
      const { mu, logVar, priorMu, priorLogVar } = context.autoencoder.codeOf(
        sampleImages(context),
        context.pass('test'),
      );
      if (!mu || !logVar) return {};
      const prior = priorMu && priorLogVar && { mu: priorMu, logVar: priorLogVar };
      return { mu, kl: gaussianKlOfUnits(formulaTf, { mu, logVar }, prior) };
    });
    const { mu, kl } = found;
    if (!mu) return undefined;
    const [images, units] = mu.shape;
    const variance = varianceOfMeans(await takeValues(mu), units);
    return {
      step: context.step,
      images,
      kl: await takeValues(kl),
      variance,
      active: Uint8Array.from(variance, (value) => Number(value > ACTIVE_VARIANCE)),
    };
  },
});
