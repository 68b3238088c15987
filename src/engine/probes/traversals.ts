/** One image's code with one unit moved at a time. Not a plane of two units: manifold.ts. */
import { gatherImages } from '../data/images.ts';
import { varianceOfMeans } from '../evaluation/codeUse.ts';
import { normalQuantile } from '../normalQuantile.ts';
import { tf } from '../tf.ts';
import { codecOf, isGaussian, sampleCodes } from './codeSample.ts';
import { klPerUnit } from './klPerUnit.ts';
import type { CodecId } from './mapFrame.ts';
import { straightPath } from './paths.ts';
import { type Pictures, picturesOf } from './pictures.ts';
import { rangeOf } from './plane.ts';
import { defineProbe, imageCount, type ProbeContext, takeValues } from './probe.ts';

interface TraversalsRequest {
  readonly codec: CodecId;
  /** The image whose code the other units keep. */
  readonly index: number;
  /** How many units, those that carry most first. */
  readonly most: number;
  readonly places: number;
}

interface TraversalsFrame extends Pictures {
  readonly step: number;
  readonly codec: CodecId;
  readonly index: number;
  /** The image's own code, [latentDim]. */
  readonly z: Float32Array;
  /** By what the units are ordered: their KL, nats per image, or their variance over images. */
  readonly measure: 'kl' | 'variance';
  /** [rows], the unit that each row moves. */
  readonly units: Uint32Array;
  /** [rows], what the unit carries. */
  readonly carried: Float32Array;
  /** [rows, places], its values; the images stand in the same order. */
  readonly values: Float32Array;
  readonly places: number;
}

export const traversals = defineProbe({
  id: 'traversals',
  isHeavy: true,
  async compute(context, request: TraversalsRequest): Promise<TraversalsFrame | undefined> {
    const codec = codecOf(context, request.codec);
    if (!codec || request.index >= imageCount(context.data)) return undefined;
    const { latentDim } = codec;
    const sample = await sampleCodes(context, codec);
    const z = await takeValues(tf.tidy(() => codec.encode(gatherImages(context.data, [request.index]))));
    const { measure, carried } = await rank(context, request.codec, sample, latentDim);
    const order = [...carried.keys()].sort((a, b) => carried[b]! - carried[a]!);
    const units = Uint32Array.from(order.slice(0, request.most));
    const hasPrior = isGaussian(context, request.codec);
    const values = new Float32Array(units.length * request.places);
    for (const [row, unit] of units.entries()) {
      const [low, high] = hasPrior ? PRIOR_RANGE : rangeOf(sample, latentDim, unit);
      values.set(
        straightPath(Float32Array.of(low), Float32Array.of(high), request.places),
        row * request.places,
      );
    }
    return {
      ...(await picturesOf(context, codec, codesOf(z, units, values, request.places))),
      ...{ codec: request.codec, index: request.index, places: request.places },
      ...{ z, measure, units, values, step: context.step },
      carried: Float32Array.from(units, (unit) => carried[unit]!),
    };
  },
});

/** As far as the prior reaches, but for one of a hundred on each side. */
const PRIOR_RANGE = [normalQuantile(0.01), normalQuantile(0.99)] as const;

async function rank(
  context: ProbeContext,
  id: CodecId,
  sample: Float32Array,
  latentDim: number,
): Promise<{ readonly measure: 'kl' | 'variance'; readonly carried: Float32Array }> {
  const found = id === 'autoencoder' ? await klPerUnit.compute(context, true) : undefined;
  if (!found) return { measure: 'variance', carried: varianceOfMeans(sample, latentDim) };
  return { measure: 'kl', carried: found.kl };
}

/** [rows · places, latentDim] */
function codesOf(z: Float32Array, units: Uint32Array, values: Float32Array, places: number): Float32Array {
  const codes = new Float32Array(values.length * z.length);
  for (const [at, value] of values.entries()) {
    codes.set(z, at * z.length);
    codes[at * z.length + units[Math.floor(at / places)]!] = value;
  }
  return codes;
}
