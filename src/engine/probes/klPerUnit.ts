/** What each unit of a Gaussian code carries, and whether it is used at all. Not the KL term of the objective. */
import { ACTIVE_VARIANCE, klOfUnits, varianceOfMeans } from '../evaluation/codeUse.ts';
import { tf } from '../tf.ts';
import { defineProbe, takeValues } from './probe.ts';
import { sampleImages } from './sample.ts';

interface KlPerUnitFrame {
  readonly step: number;
  /** Held-out images that it was measured on. */
  readonly images: number;
  /** Nats per image, [units]. */
  readonly kl: Float32Array;
  /** Var over images of the posterior mean, [units]. */
  readonly variance: Float32Array;
  /** 1 for a unit that is used, [units]. */
  readonly active: Uint8Array;
}

const IMAGES = 500;

export const klPerUnit = defineProbe({
  id: 'klPerUnit',
  isHeavy: true,
  async compute(context, _: true): Promise<KlPerUnitFrame | undefined> {
    const { mu, logVar } = tf.tidy(() => {
      const code = context.autoencoder.codeOf(sampleImages(context, IMAGES), context.pass('test'));
      return { ...(code.mu && { mu: code.mu }), ...(code.logVar && { logVar: code.logVar }) };
    });
    const [means, logVars] = [mu && (await takeValues(mu)), logVar && (await takeValues(logVar))];
    if (!mu || !means || !logVars) return undefined;
    const [images, units] = mu.shape;
    const variance = varianceOfMeans(means, units);
    return {
      step: context.step,
      images,
      kl: klOfUnits(means, logVars, units),
      variance,
      active: Uint8Array.from(variance, (value) => Number(value > ACTIVE_VARIANCE)),
    };
  },
});
