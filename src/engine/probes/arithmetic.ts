/** Adding and subtracting classes in the code: z(image) + mean of one class − mean of another. Not a trained translation. */
import type { Codec } from '../codecs/codec.ts';
import { gatherImages } from '../data/images.ts';
import { centroidOf } from '../evaluation/centroid.ts';
import { tf } from '../tf.ts';
import type { CodeBook } from './codeBook.ts';
import { type Pictures, picturesOf } from './pictures.ts';
import { defineProbe, imageCount, type ProbeContext, takeValues } from './probe.ts';

interface ArithmeticRequest {
  readonly index: number;
  /** Labels of the class that is added, and of the one that is taken away. */
  readonly plus: number;
  readonly minus: number;
}

/** The code z + p − m under one codec, and what it is made of. */
interface Sum extends Pictures {
  /** [latentDim] */
  readonly z: Float32Array;
  /** Images that the two means are of. */
  readonly counts: readonly [plus: number, minus: number];
}

interface ArithmeticFrame extends ArithmeticRequest {
  readonly step: number;
  /** Pictures of z, p, m and z + p − m, in this order. */
  readonly autoencoder: Sum;
  /** Absent until PCA is fitted and has codes of both classes. */
  readonly pca?: Sum;
}

export const arithmetic = defineProbe({
  id: 'arithmetic',
  async compute(context, request: ArithmeticRequest): Promise<ArithmeticFrame | undefined> {
    const { data, autoencoder, autoencoderCodes, pca, pcaCodes, step } = context;
    if (request.index >= imageCount(data)) return undefined;
    const own = await sumOf(context, autoencoder, autoencoderCodes, request);
    if (!own) return undefined;
    const other = pca && pcaCodes && (await sumOf(context, pca, pcaCodes, request));
    return { ...request, step, autoencoder: own, ...(other && { pca: other }) };
  },
});

async function sumOf(
  context: ProbeContext,
  codec: Codec,
  book: CodeBook,
  { index, plus, minus }: ArithmeticRequest,
): Promise<Sum | undefined> {
  const { train, test } = context.data;
  const labelOf = (image: number) =>
    (image < train.count ? train.labels[image] : test.labels[image - train.count]) ?? 0;
  const { codes, latentDim: units } = book;
  const [p, m] = [plus, minus].map((label) => centroidOf({ codes, units }, book.visited(), labelOf, label));
  if (!p || !m) return undefined;
  const z = await takeValues(tf.tidy(() => codec.encode(gatherImages(context.data, [index]))));
  const sum = z.map((value, unit) => value + p.mean[unit]! - m.mean[unit]!);
  const four = new Float32Array(4 * units);
  for (const [row, code] of [z, p.mean, m.mean, sum].entries()) four.set(code, row * units);
  return { ...(await picturesOf(context, codec, four)), z: sum, counts: [p.images, m.images] };
}
