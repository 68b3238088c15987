/**
 * Reads the IDX files of the MNIST family and makes an ImageSet of a user's own ones.
 * Not a downloader and not a decompressor: it gets bytes that were inflated already.
 */
import type { ImageSet, ImageSplit } from '#catalog/datasets/imageSet.ts';
import { permutation } from '../random.ts';
import { sizeOf } from '../sizeOf.ts';

/** The largest file, the most images and the longest side (pixels) that are read. */
export const IDX_LIMITS = { bytes: 2 ** 31, images: 1_000_000, side: 64 } as const;

/** The class names of a set without labels. */
const UNLABELLED: readonly string[] = ['unlabelled'];

/** The share of the images, and the most of them, that is held out where no test file is given. */
const HELD_OUT = { share: 0.1, most: 10_000 } as const;

export type IdxErrorCode =
  | 'idx/magic'
  | 'idx/truncated'
  | 'idx/size'
  | 'idx/empty'
  | 'idx/tooLarge'
  | 'idx/mismatch';

/** Says what was found in a file, what was expected, and what to do about it. */
export class IdxError extends Error {
  readonly code: IdxErrorCode;

  constructor(code: IdxErrorCode, message: string) {
    super(message);
    this.name = 'IdxError';
    this.code = code;
  }
}

export interface IdxImages {
  readonly count: number;
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** [count, height · width]; a view of the file's bytes, not a copy. */
  readonly pixels: Uint8Array;
}

/** True where the bytes begin with the gzip signature 1f 8b. @see RFC 1952, section 2.3.1 */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Images of an IDX file: 00 00 08 03, then count, height and width as big-endian 32-bit numbers, then the pixels.
 * @param bytes the whole inflated file  @param name how messages call it
 * @returns views of `bytes`; nothing is allocated by what the header claims.
 * @throws IdxError with every code but 'idx/mismatch'
 * @see LeCun, Cortes & Burges, "The MNIST database", file formats
 */
export function parseIdxImages(bytes: Uint8Array, name: string): IdxImages {
  const [count, height, width] = readSizes(bytes, name, 3);
  if (width! > IDX_LIMITS.side || height! > IDX_LIMITS.side) {
    const most = `${IDX_LIMITS.side}×${IDX_LIMITS.side}`;
    throw new IdxError(
      'idx/tooLarge',
      `${name} holds images of ${width}×${height} pixels; at most ${most} can be used. Scale them down and save the file again.`,
    );
  }
  return { count: count!, width: width!, height: height!, pixels: bytes.subarray(16) };
}

/**
 * Labels of an IDX file: 00 00 08 01, then the count as a big-endian 32-bit number, then one byte a label.
 * @param bytes the whole inflated file  @param name how messages call it
 * @returns [count]; a view of `bytes`
 * @throws IdxError with every code but 'idx/mismatch'
 */
export function parseIdxLabels(bytes: Uint8Array, name: string): Uint8Array {
  readSizes(bytes, name, 1);
  return bytes.subarray(8);
}

/** Checks the header and the length of an IDX file of unsigned bytes, and returns its `rank` sizes. */
function readSizes(bytes: Uint8Array, name: string, rank: 1 | 3): number[] {
  checkKind(bytes, name, rank);
  const headerBytes = 4 + 4 * rank;
  if (bytes.length < headerBytes) {
    throw new IdxError(
      'idx/truncated',
      `${name} ends after ${bytes.length} bytes, inside its header of ${headerBytes} bytes. Fetch or choose the file again.`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, headerBytes);
  const sizes = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  checkSizes(sizes, name);
  const expected = headerBytes + sizeOf(sizes);
  if (bytes.length !== expected) {
    const isShort = bytes.length < expected;
    throw new IdxError(
      isShort ? 'idx/truncated' : 'idx/size',
      `${name} has ${bytes.length} bytes, but its header (${sizes.join(' × ')}) asks for ${expected}. ` +
        (isShort
          ? 'The download was cut off: fetch it again.'
          : 'It is damaged or not an IDX file: fetch it again.'),
    );
  }
  return sizes;
}

/** Refuses what is no IDX file of unsigned bytes with `rank` axes, and says what it seems to be instead. */
function checkKind(bytes: Uint8Array, name: string, rank: 1 | 3): void {
  if (bytes.length === 0) {
    throw new IdxError('idx/empty', `${name} is empty (0 bytes). Fetch or choose the file again.`);
  }
  if (bytes.length > IDX_LIMITS.bytes) {
    throw new IdxError(
      'idx/tooLarge',
      `${name} has ${bytes.length} bytes; at most ${IDX_LIMITS.bytes} can be used. Use fewer images.`,
    );
  }
  const [first, second, type, axes] = bytes;
  if (first === 0 && second === 0 && type === 8 && axes === rank) return;
  const expected = `an IDX file of ${rank === 3 ? 'images (00 00 08 03)' : 'labels (00 00 08 01)'}`;
  throw new IdxError('idx/magic', `${name} is not ${expected}: ${describeOther(bytes)}`);
}

/** What a file that is not the expected IDX file seems to be, and what to do. */
function describeOther(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 64))
    .trimStart()
    .toLowerCase();
  if (start.startsWith('<!doctype') || start.startsWith('<html')) {
    return 'it is a web page (HTML), probably an error page of the server. Check the address and that the file exists there.';
  }
  if (isGzip(bytes)) return 'it is still gzip-compressed. Inflate it first.';
  const found = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  if (found === '00 00 08 01') return 'it holds labels. Choose the file of the images here.';
  if (found === '00 00 08 03') return 'it holds images. Choose the file of the labels here.';
  if (found.startsWith('00 00 08'))
    return `it has ${bytes[3]} axes (${found}). Save grey images as [count, height, width].`;
  if (found.startsWith('00 00'))
    return `its elements are not unsigned bytes (${found}). Save the values as uint8.`;
  return `it begins with ${found}. Choose an uncompressed or gzip-compressed IDX file.`;
}

/** Refuses sizes of zero and more items than the limit. */
function checkSizes(sizes: readonly number[], name: string): void {
  if (sizes.includes(0)) {
    throw new IdxError(
      'idx/empty',
      `${name} holds nothing: its header says ${sizes.join(' × ')}. Choose a file with at least one item.`,
    );
  }
  if (sizes[0]! > IDX_LIMITS.images) {
    throw new IdxError(
      'idx/tooLarge',
      `${name} announces ${sizes[0]} items; at most ${IDX_LIMITS.images} can be used. Use fewer, or fetch the file again if that number is wrong.`,
    );
  }
}

/** A user's own files, parsed. Labels are given for every split or for none. */
export interface OwnFiles {
  readonly trainImages: IdxImages;
  /** [trainImages.count] */
  readonly trainLabels?: Uint8Array | undefined;
  readonly testImages?: IdxImages | undefined;
  /** [testImages.count] */
  readonly testLabels?: Uint8Array | undefined;
  /** What the labels mean, by their numbers; undefined where they have no names but these. */
  readonly classNames?: readonly string[] | undefined;
  /** Chooses the images that are held out where there is no test file; 0 if absent. */
  readonly seed?: number | undefined;
}

/**
 * An ImageSet of the user's own files. Without a test file a tenth of the images (at least 1, at most 10,000), chosen
 * by a seeded permutation, is held out. Classes without names are named by their numbers.
 * @throws IdxError 'idx/mismatch' where counts or sizes disagree, 'idx/empty' where nothing would be left to train on
 */
export function buildOwnImageSet(files: OwnFiles): ImageSet {
  checkAgreement(files);
  const { trainImages, trainLabels, testImages, testLabels } = files;
  const { width, height } = trainImages;
  const splits = testImages
    ? { train: wholeSplit(trainImages, trainLabels), test: wholeSplit(testImages, testLabels) }
    : holdOut(wholeSplit(trainImages, trainLabels), width * height, files.seed ?? 0);
  return { kind: 'image', ...splits, width, height, classNames: nameClasses(files) };
}

function checkAgreement({ trainImages, trainLabels, testImages, testLabels }: OwnFiles): void {
  const mismatch = (message: string) => new IdxError('idx/mismatch', message);
  if (trainLabels && trainLabels.length !== trainImages.count) {
    throw mismatch(
      `There are ${trainImages.count} training images but ${trainLabels.length} training labels. Choose the two files that belong together.`,
    );
  }
  if (!testImages) {
    if (testLabels)
      throw mismatch('There are test labels but no test images. Add the images or leave the labels out.');
    if (trainImages.count < 2) {
      throw new IdxError(
        'idx/empty',
        'There is only one image; one must be held out to test on. Add more images.',
      );
    }
    return;
  }
  if (testLabels && testLabels.length !== testImages.count) {
    throw mismatch(
      `There are ${testImages.count} test images but ${testLabels.length} test labels. Choose the two files that belong together.`,
    );
  }
  if (Boolean(trainLabels) !== Boolean(testLabels)) {
    const present = trainLabels ? 'training' : 'test';
    throw mismatch(`Only the ${present} images have labels. Add the other labels too, or leave both out.`);
  }
  if (testImages.width !== trainImages.width || testImages.height !== trainImages.height) {
    throw mismatch(
      `Training images are ${trainImages.width}×${trainImages.height} pixels, test images ${testImages.width}×${testImages.height}. Scale them to one size.`,
    );
  }
}

function wholeSplit(images: IdxImages, labels: Uint8Array | undefined): ImageSplit {
  return { images: images.pixels, labels: labels ?? new Uint8Array(images.count), count: images.count };
}

function holdOut(all: ImageSplit, size: number, seed: number): { train: ImageSplit; test: ImageSplit } {
  const testCount = Math.max(1, Math.min(HELD_OUT.most, Math.floor(all.count * HELD_OUT.share)));
  const order = permutation(all.count, { seed, stream: 'heldOutImages', counter: 0 });
  // Sorted, so that both splits keep the order of the file.
  const test = pick(all, order.slice(0, testCount).sort(), size);
  return { train: pick(all, order.slice(testCount).sort(), size), test };
}

function pick(from: ImageSplit, indices: Uint32Array, size: number): ImageSplit {
  const images = new Uint8Array(indices.length * size);
  const labels = new Uint8Array(indices.length);
  indices.forEach((index, i) => {
    images.set(from.images.subarray(index * size, (index + 1) * size), i * size);
    labels[i] = from.labels[index]!;
  });
  return { images, labels, count: indices.length };
}

function nameClasses({ trainLabels, testLabels, classNames }: OwnFiles): readonly string[] {
  const given = [trainLabels, testLabels].filter((some) => some !== undefined);
  if (given.length === 0) return UNLABELLED;
  const highest = given.reduce((most, some) => some.reduce((a, b) => Math.max(a, b), most), 0);
  if (!classNames) return Array.from({ length: highest + 1 }, (_, label) => String(label));
  if (highest < classNames.length) return classNames;
  throw new IdxError(
    'idx/mismatch',
    `There are ${classNames.length} names of classes, but a label ${highest}. Add the names that are missing, in the order of the labels from 0.`,
  );
}
