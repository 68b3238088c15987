/** What is drawn of codes that no image has: from the prior, or as the codes of images are spread. Not reconstructions. */
import { drawFitted } from '../evaluation/fittedGaussian.ts';
import { codecOf, sampleCodes } from './codeSample.ts';
import type { CodecId } from './mapFrame.ts';
import { type Pictures, picturesOf } from './pictures.ts';
import { defineProbe, type ProbeContext, takeValues } from './probe.ts';

interface PriorSamplesRequest {
  readonly codec: CodecId;
  readonly count: number;
  /** Which draw: the same one gives the same codes for the same prior, so that what changes is the network. */
  readonly draw: number;
}

interface PriorSamplesFrame extends Pictures {
  readonly step: number;
  readonly codec: CodecId;
  readonly draw: number;
  /** "fitted": the code has no prior, so they come from a normal distribution with the mean and covariance of its codes. */
  readonly source: 'gaussian' | 'own' | 'fitted';
  /** [count, latentDim] */
  readonly codes: Float32Array;
}

export const priorSamples = defineProbe({
  id: 'priorSamples',
  isHeavy: true,
  async compute(
    context,
    { codec: id, count, draw }: PriorSamplesRequest,
  ): Promise<PriorSamplesFrame | undefined> {
    const codec = codecOf(context, id);
    if (!codec) return undefined;
    const own = id === 'autoencoder' ? await fromPrior(context, count, draw) : undefined;
    const codes = own?.codes ?? drawFitted(await sampleCodes(context, codec), codec.latentDim, count, draw);
    return {
      ...(await picturesOf(context, codec, codes)),
      ...{ codec: id, draw, codes, step: context.step, source: own?.source ?? 'fitted' },
    };
  },
});

/** Undefined if the code has no prior. */
async function fromPrior({ autoencoder }: ProbeContext, count: number, draw: number) {
  const drawn = autoencoder.drawPrior(count, draw);
  if (!drawn) return undefined;
  const source: PriorSamplesFrame['source'] = autoencoder.hasGaussianPrior ? 'gaussian' : 'own';
  return { source, codes: await takeValues(drawn) };
}
