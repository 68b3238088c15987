/**
 * The training images whose bits are nearest to those of an image: looking up by semantic hashing.
 * Not for codes that are no bits.
 */
import type { Data } from '#catalog/datasets/data.ts';
import { gatherImages } from '../data/images.ts';
import { nearestByHamming } from '../evaluation/hamming.ts';
import { tf } from '../tf.ts';
import { defineProbe, imageCount, takeValues } from './probe.ts';

interface NeighboursFrame {
  readonly step: number;
  /** Of the image whose neighbours these are. */
  readonly index: number;
  /** In a code. */
  readonly bits: number;
  /** Training images that were looked at: those encoded so far, without the image itself. */
  readonly searched: number;
  /** Training images, nearest first, at most 10. */
  readonly indices: Uint32Array;
  /** Bits in which the code of each differs, ascending. */
  readonly distances: Uint32Array;
  /** How many of those searched lie no farther than the last one. */
  readonly within: number;
  /** How many of the indices are of the image's class. */
  readonly sameClass: number;
  /** [1 + n, pixels]: the image, then its neighbours. */
  readonly images: Float32Array;
}

const COUNT = 10;

export const neighbours = defineProbe({
  id: 'neighbours',
  async compute(
    { autoencoder, autoencoderCodes, data, step },
    { index }: { readonly index: number },
  ): Promise<NeighboursFrame | undefined> {
    // A panel may still ask for an image of the data set before, or about the code before.
    if (index >= imageCount(data)) return undefined;
    const code = await takeValues(tf.tidy(() => autoencoder.encode(gatherImages(data, [index]))));
    if (!code.every((unit) => unit === 0 || unit === 1)) return undefined;
    const own = trainingIndexOf(data, index);
    const among = autoencoderCodes.visited().filter((other) => other < data.train.count && other !== own);
    const found = nearestByHamming(autoencoderCodes.codes, code, among, COUNT);
    if (found.indices.length === 0) return undefined;
    const label = labelOf(data, index);
    return {
      ...{ step, index, ...found },
      bits: code.length,
      searched: among.length,
      sameClass: found.indices.reduce((sum, other) => sum + Number(labelOf(data, other) === label), 0),
      images: await takeValues(gatherImages(data, [index, ...found.indices])),
    };
  },
});

/** Where the image stands among those to train on; undefined for one that is held out. */
function trainingIndexOf({ train, test }: Data, index: number): number | undefined {
  if (index < train.count) return index;
  return test === train ? index - train.count : undefined;
}

const labelOf = ({ train, test }: Data, index: number): number =>
  index < train.count ? train.labels[index]! : test.labels[index - train.count]!;
