/**
 * Adding and subtracting groups of images in the code: z(image) + mean of one group − mean of another.
 * Not a trained translation.
 */
import type { Data } from '#catalog/datasets/data.ts';
import type { Codec } from '../codecs/codec.ts';
import { gatherImages } from '../data/images.ts';
import { centroidOf } from '../evaluation/centroid.ts';
import { tf } from '../tf.ts';
import type { CodeBook } from './codeBook.ts';
import { type Pictures, picturesOf } from './pictures.ts';
import { defineProbe, imageCount, type ProbeContext, takeValues } from './probe.ts';

/** Images whose mean code is a term: those with a label, those that a person selected, or all of them. */
export type Group = number | 'selected' | 'all';

interface Terms {
  readonly index: number;
  /** The group that is added, and the one that is taken away. */
  readonly plus: Group;
  readonly minus: Group;
}

interface ArithmeticRequest extends Terms {
  /** Indices of the images that a person selected; may be empty where no term is of them. */
  readonly selected: readonly number[];
}

/** The code z + p − m under one codec, and what it is made of. */
interface Sum extends Pictures {
  /** [latentDim] */
  readonly z: Float32Array;
  /** Images that the two means are of. */
  readonly counts: readonly [plus: number, minus: number];
}

interface ArithmeticFrame extends Terms {
  readonly step: number;
  /** Pictures of z, p, m and z + p − m, in this order. */
  readonly autoencoder: Sum;
  /** Absent until PCA is fitted and has codes of both groups. */
  readonly pca?: Sum;
}

export const arithmetic = defineProbe({
  id: 'arithmetic',
  async compute(context, request: ArithmeticRequest): Promise<ArithmeticFrame | undefined> {
    const { data, autoencoder, autoencoderCodes, pca, pcaCodes, step } = context;
    const { index, plus, minus } = request;
    if (index >= imageCount(data)) return undefined;
    const own = await sumOf(context, autoencoder, autoencoderCodes, request);
    if (!own) return undefined;
    const other = pca && pcaCodes && (await sumOf(context, pca, pcaCodes, request));
    return { index, plus, minus, step, autoencoder: own, ...(other && { pca: other }) };
  },
});

async function sumOf(
  context: ProbeContext,
  codec: Codec,
  book: CodeBook,
  request: ArithmeticRequest,
): Promise<Sum | undefined> {
  const { codes, latentDim: units } = book;
  const [p, m] = [request.plus, request.minus].map((group) =>
    centroidOf({ codes, units }, book.visited(), membership(context.data, group, request.selected)),
  );
  if (!p || !m) return undefined;
  const z = await takeValues(tf.tidy(() => codec.encode(gatherImages(context.data, [request.index]))));
  const sum = z.map((value, unit) => value + p.mean[unit]! - m.mean[unit]!);
  const four = new Float32Array(4 * units);
  for (const [row, code] of [z, p.mean, m.mean, sum].entries()) four.set(code, row * units);
  return { ...(await picturesOf(context, codec, four)), z: sum, counts: [p.images, m.images] };
}

/** Tells whether an image belongs to a group. */
function membership(
  { train, test }: Data,
  group: Group,
  selected: readonly number[],
): (index: number) => boolean {
  if (group === 'all') return () => true;
  if (group === 'selected') {
    const isMember = new Uint8Array(train.count + test.count);
    for (const index of selected) isMember[index] = 1;
    return (index) => isMember[index] === 1;
  }
  return (index) =>
    ((index < train.count ? train.labels[index] : test.labels[index - train.count]) ?? 0) === group;
}
