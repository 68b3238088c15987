/**
 * Tells which of a person's files are images and which are labels, to train on or to test with.
 * Not the IDX format: engine/data/parseIdx.ts reads that.
 */
import {
  IdxError,
  type IdxImages,
  type OwnFiles,
  parseIdxImages,
  parseIdxLabels,
} from '#engine/data/parseIdx.ts';
import type { NamedFile } from '#protocol/messages.ts';

const LABELS_MAGIC = 2049;
const TEST_NAME = /t10k|test|valid/i;

const isLabels = ({ bytes }: NamedFile) =>
  bytes.length >= 4 && new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) === LABELS_MAGIC;

interface Pair<T> {
  readonly train: T | undefined;
  readonly test: T | undefined;
}

/** The one to train on and the one to test with: by their names, or else the larger one is trained on. */
function split<T>(
  kind: string,
  files: readonly (readonly [NamedFile, T])[],
  size: (item: T) => number,
): Pair<T> {
  if (files.length > 2) {
    throw new IdxError(
      'idx/mismatch',
      `There are ${files.length} files of ${kind}: give at most one to train on and one to test with.`,
    );
  }
  const [first, second] = files.toSorted(
    ([fileA, a], [fileB, b]) =>
      Number(TEST_NAME.test(fileA.name)) - Number(TEST_NAME.test(fileB.name)) || size(b) - size(a),
  );
  return { train: first?.[1], test: second?.[1] };
}

/** The files' roles. @param files inflated
 *  @throws IdxError where one is no IDX file, or where they do not fit together */
export function sortOwnFiles(files: readonly NamedFile[]): OwnFiles {
  const labels = files.filter(isLabels).map((file) => [file, parseIdxLabels(file.bytes, file.name)] as const);
  const images = files
    .filter((file) => !isLabels(file))
    .map((file) => [file, parseIdxImages(file.bytes, file.name)] as const);
  const ofImages = split<IdxImages>('images', images, ({ count }) => count);
  const ofLabels = split<Uint8Array>('labels', labels, ({ length }) => length);
  if (!ofImages.train) {
    throw new IdxError('idx/empty', 'There is no file of images among these: add it to the labels.');
  }
  return {
    trainImages: ofImages.train,
    trainLabels: ofLabels.train,
    testImages: ofImages.test,
    testLabels: ofLabels.test,
  };
}
