/** What lies between two images: on ways through the codes, and on the straight line through the pixels. Not a plane. */
import type { Codec } from '../codecs/codec.ts';
import { gatherImages } from '../data/images.ts';
import { tf } from '../tf.ts';
import { sphericalPath, straightPath } from './paths.ts';
import { judged, type Pictures, picturesOf } from './pictures.ts';
import { defineProbe, imageCount, type ProbeContext, takeValues } from './probe.ts';

interface InterpolationRequest {
  readonly from: number;
  readonly to: number;
  /** On each way, both ends included. */
  readonly places: number;
}

/** Pictures on a way through a code. */
interface Way extends Pictures {
  /** [places, latentDim] */
  readonly codes: Float32Array;
}

interface InterpolationFrame extends InterpolationRequest {
  readonly step: number;
  /** Through the autoencoder's code: (1 − t) z_A + t z_B. */
  readonly straight: Way;
  /** The same round the origin. */
  readonly spherical: Way;
  /** Straight through PCA's code; absent until it is fitted. */
  readonly pca?: Way;
  /** (1 − t) x_A + t x_B, pixel by pixel. */
  readonly pixels: Pictures;
}

type PathOf = (a: Float32Array, b: Float32Array, places: number) => Float32Array;

export const interpolation = defineProbe({
  id: 'interpolation',
  isHeavy: true,
  async compute(
    context,
    { from, to, places }: InterpolationRequest,
  ): Promise<InterpolationFrame | undefined> {
    const { data, autoencoder, pca, step } = context;
    if (Math.max(from, to) >= imageCount(data)) return undefined;
    const [a, b] = halves(await takeValues(gatherImages(data, [from, to])));
    const along = async (codec: Codec, path: PathOf): Promise<Way> => {
      const codes = path(...(await codesOf(context, codec, [from, to])), places);
      return { codes, ...(await picturesOf(context, codec, codes)) };
    };
    return {
      ...{ step, from, to, places },
      straight: await along(autoencoder, straightPath),
      spherical: await along(autoencoder, sphericalPath),
      ...(pca && { pca: await along(pca, straightPath) }),
      pixels: await judged(context, straightPath(a, b, places)),
    };
  },
});

const codesOf = async (
  { data }: ProbeContext,
  codec: Codec,
  indices: readonly number[],
): Promise<readonly [Float32Array, Float32Array]> =>
  halves(await takeValues(tf.tidy(() => codec.encode(gatherImages(data, indices)))));

function halves(values: Float32Array): readonly [Float32Array, Float32Array] {
  const middle = values.length / 2;
  return [values.subarray(0, middle), values.subarray(middle)];
}
