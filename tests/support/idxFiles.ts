/** Small IDX files made in memory, as MNIST's are. Not a test. */
import { gzipSync } from 'node:zlib';
import { uniform } from '#engine/random.ts';

const IDX_SIDE = 8;

function idx(sizes: readonly number[], body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * sizes.length + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x0800 + sizes.length);
  for (const [axis, size] of sizes.entries()) view.setUint32(4 + 4 * axis, size);
  bytes.set(body, 4 + 4 * sizes.length);
  return bytes;
}

/** Grey images: a bright square whose place depends on the class, with noise. */
export function idxImages(count: number, seed: number, side = IDX_SIDE): Uint8Array {
  const noise = uniform(count * side * side, { seed, stream: 'idx', counter: 0 });
  const body = Uint8Array.from({ length: count * side * side }, (_, at) => {
    const [image, row, column] = [Math.floor(at / side ** 2), Math.floor(at / side) % side, at % side];
    const isBright = Math.abs(row - (image % 4) - 2) < 2 && Math.abs(column - 3) < 2;
    return Math.floor((isBright ? 200 : 0) + 55 * noise[at]!);
  });
  return idx([count, side, side], body);
}

export const idxLabels = (count: number): Uint8Array =>
  idx(
    [count],
    Uint8Array.from({ length: count }, (_, i) => i % 4),
  );

export const TRAIN_COUNT = 60;
export const TEST_COUNT = 20;

/** The four files of a data set by the names they are fetched under, not compressed. */
export const idxDataset = (): ReadonlyMap<string, Uint8Array> =>
  new Map([
    ['train-images-idx3-ubyte', idxImages(TRAIN_COUNT, 1)],
    ['train-labels-idx1-ubyte', idxLabels(TRAIN_COUNT)],
    ['t10k-images-idx3-ubyte', idxImages(TEST_COUNT, 2)],
    ['t10k-labels-idx1-ubyte', idxLabels(TEST_COUNT)],
  ]);

/** The same as a server has them: path → gzip-compressed bytes. */
export const servedDataset = (folder: string): Map<string, Uint8Array> =>
  new Map(
    [...idxDataset()].map(([name, bytes]) => [`${folder}/${name}.gz`, new Uint8Array(gzipSync(bytes))]),
  );
