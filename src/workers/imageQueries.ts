/**
 * The commands that ask about images of the data: one and its code, many small ones, the mean of some.
 * Not questions about codes: queries.ts.
 */
import { copyImage, gatherImages } from '#engine/data/images.ts';
import { posteriorLogVar } from '#engine/evaluation/posterior.ts';
import { tf } from '#engine/tf.ts';
import { HourglassError } from '#protocol/errors.ts';
import type { Commands, Handlers } from '#protocol/messages.ts';
import type { Exclusive } from './mutex.ts';
import type { Run } from './run/run.ts';
import { codecOf, valuesOf } from './use.ts';

interface ImageQueryContext {
  readonly exclusive: Exclusive;
  opened(): Run;
}

type ImageQueries = Pick<Handlers, 'inspect' | 'thumbnails' | 'meanImage'>;

export function createImageQueries({ exclusive, opened }: ImageQueryContext): ImageQueries {
  return {
    inspect: (question) => exclusive(() => inspect(opened(), question)),
    thumbnails: async ({ indices }) => ({ images: greyLevels(opened(), indices) }),
    meanImage: async ({ indices }) => ({ image: meanOf(opened(), indices) }),
  };
}

type Inspect = Commands['inspect'];

async function inspect(run: Run, { codec: id, index }: Inspect['payload']): Promise<Inspect['reply']> {
  const codec = codecOf(run, id);
  ensureThere(run, [index]);
  const image = await valuesOf(() => gatherImages(run.data, [index]));
  const row = () => tf.tensor2d(image, [1, codec.pixels]);
  const z = await valuesOf(() => codec.encode(row()));
  const reconstruction = await valuesOf(() => codec.decode(tf.tensor2d(z, [1, codec.latentDim])));
  const logVar = id === 'pca' ? undefined : await posteriorLogVar(run.trainer, row);
  return { image, z, reconstruction, ...(logVar && { logVar }) };
}

/** [n, height · width] */
function greyLevels(run: Run, indices: Uint32Array): Uint8Array {
  const { data } = run;
  ensureThere(run, indices);
  if (data.kind !== 'image') throw new HourglassError('thumbnails/kind', 'These data are no images.');
  const pixels = data.width * data.height;
  const images = new Uint8Array(indices.length * pixels);
  for (const [row, index] of indices.entries()) {
    const isTrain = index < data.train.count;
    const [split, at] = isTrain ? [data.train, index] : [data.test, index - data.train.count];
    images.set(split.images.subarray(at * pixels, (at + 1) * pixels), row * pixels);
  }
  return images;
}

/** Σ x / n over the items, [height · width]. */
function meanOf(run: Run, indices: Uint32Array): Float32Array {
  const { train, test, width, height } = run.data;
  ensureThere(run, indices);
  const sums = new Float64Array(width * height);
  const item = new Float32Array(width * height);
  for (const index of indices) {
    if (index < train.count) copyImage(train, index, item, 0, item.length);
    else copyImage(test, index - train.count, item, 0, item.length);
    for (let i = 0; i < item.length; i++) sums[i] = sums[i]! + item[i]!;
  }
  return Float32Array.from(sums, (sum) => sum / Math.max(1, indices.length));
}

function ensureThere({ data: { train, test } }: Run, indices: ArrayLike<number>): void {
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i]!;
    if (Number.isInteger(index) && index >= 0 && index < train.count + test.count) continue;
    throw new HourglassError('inspect/index', `There is no image ${index}.`);
  }
}
