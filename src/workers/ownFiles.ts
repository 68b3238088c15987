/**
 * Tells which of a person's IDX files are images and which are labels, to train on or to test with.
 * Not the IDX format: engine/data/parseIdx.ts reads that. Not other formats: importing.ts turns them into IDX files.
 */
import {
  IdxError,
  type IdxImages,
  type OwnFiles,
  parseIdxImages,
  parseIdxLabels,
} from '#engine/data/parseIdx.ts';
import { writeIdxImages, writeIdxLabels } from '#engine/data/writeIdx.ts';
import type { NamedFile } from '#protocol/messages.ts';

const LABELS_MAGIC = 2049;
const TEST_NAME = /t10k|test|valid/i;
/** A line a class, in the order of their labels from 0. */
const CLASS_NAMES = 'class-names.txt';

const isLabels = ({ bytes }: NamedFile) =>
  bytes.length >= 4 && new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) === LABELS_MAGIC;

interface Pair<T> {
  readonly train: T | undefined;
  readonly test: T | undefined;
}

/** The one to train on and the one to test with: by their names, or else the larger one is trained on. */
export function split<T>(
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

/** The files' roles. @param all inflated
 *  @throws IdxError where one is no IDX file, or where they do not fit together */
export function sortOwnFiles(all: readonly NamedFile[]): OwnFiles {
  const files = all.filter(({ name }) => name !== CLASS_NAMES);
  const names = all.find(({ name }) => name === CLASS_NAMES);
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
    classNames: names && new TextDecoder().decode(names.bytes).trimEnd().split(/\r?\n/),
  };
}

/** The same as IDX files, which `sortOwnFiles` understands. */
export function writeOwnFiles(own: OwnFiles): readonly NamedFile[] {
  const { trainImages, trainLabels, testImages, testLabels, classNames } = own;
  const bytes: readonly (readonly [string, Uint8Array | undefined])[] = [
    ['train-images.idx', writeIdxImages(trainImages)],
    ['train-labels.idx', trainLabels && writeIdxLabels(trainLabels)],
    ['test-images.idx', testImages && writeIdxImages(testImages)],
    ['test-labels.idx', testLabels && writeIdxLabels(testLabels)],
    [CLASS_NAMES, classNames && new TextEncoder().encode(classNames.join('\n'))],
  ];
  return bytes.flatMap(([name, content]) => (content ? [{ name, bytes: content }] : []));
}
