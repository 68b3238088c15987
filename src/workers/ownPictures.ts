/**
 * The person's pictures as grey images of one size, by their folders in classes.
 * Not the decoding: the platform draws them, engine/data/pictures.ts makes them grey.
 */
import { MOST_CLASSES } from '#engine/data/csvLabels.ts';
import { IDX_LIMITS, type IdxImages, type OwnFiles } from '#engine/data/parseIdx.ts';
import { greyOf } from '#engine/data/pictures.ts';
import { HourglassError } from '#protocol/errors.ts';
import type { NamedFile } from '#protocol/messages.ts';
import type { Platform } from './platform.ts';
import type { Task } from './tasks.ts';

/** Of the images that come out, pixels. */
const SIDE = 28;
/** A larger file is hardly one picture, bytes. */
const MOST_BYTES = 2 ** 26;
/** How often the progress is told. */
const TOLD_EVERY = 20;
/** Folders around those of the classes, whose pictures are held out. */
const TEST_FOLDER = /^(t10k|test|testing|val|valid|validation)$/i;
const UNSORTED = 'in no folder';

interface Means {
  readonly platform: Platform;
  readonly task: Task;
  /** Leaves light backgrounds as they are. */
  readonly keepsLight: boolean;
}

/** Where the backgrounds are light on the whole, all images are inverted: ink is bright then, as in MNIST.
 *  @param files at least one
 *  @throws HourglassError "picture/damaged" | "picture/tooLarge" | "picture/tooMany" | "picture/classes" | "task/cancelled" */
export async function readPictures(
  files: readonly NamedFile[],
  means: Means,
): Promise<{ readonly own: OwnFiles; readonly areInverted: boolean }> {
  check(files);
  const { pixels, background } = await drawAll(files, means);
  const areInverted = background > 127.5 && !means.keepsLight;
  if (areInverted) for (const [i, value] of pixels.entries()) pixels[i] = 255 - value;
  return { own: sort(files, pixels), areInverted };
}

function check(files: readonly NamedFile[]): void {
  if (files.length > IDX_LIMITS.images) {
    throw new HourglassError(
      'picture/tooMany',
      `There are ${files.length} pictures; at most ${IDX_LIMITS.images} can be used. Use fewer.`,
    );
  }
  const large = files.find(({ bytes }) => bytes.length > MOST_BYTES);
  if (!large) return;
  throw new HourglassError(
    'picture/tooLarge',
    `${large.name} has ${large.bytes.length} bytes; a picture may have at most ${MOST_BYTES}. Scale it down.`,
  );
}

/** All pictures, grey, [n, SIDE²], and the mean of their backgrounds. */
async function drawAll(files: readonly NamedFile[], { platform, task }: Means) {
  const pixels = new Uint8Array(files.length * SIDE * SIDE);
  let backgrounds = 0;
  for (const [i, { name, bytes }] of files.entries()) {
    const drawn = await platform.drawPicture(bytes, SIDE);
    task.check();
    if (!drawn) {
      throw new HourglassError(
        'picture/damaged',
        `${name} cannot be decoded: it is damaged, or larger than this browser can open. Leave it out, or save it again.`,
      );
    }
    const grey = greyOf(drawn.rgba, SIDE, drawn.placement);
    pixels.set(grey.pixels, i * SIDE * SIDE);
    backgrounds += grey.background;
    if (i % TOLD_EVERY === 0) task.progress(i / files.length, `${i} of ${files.length}`);
  }
  return { pixels, background: backgrounds / files.length };
}

interface Place {
  readonly className: string;
  readonly isTest: boolean;
}

/** Of a path such as "digits/test/7/1.png". */
function placeOf({ name }: NamedFile): Place {
  const folders = name.split('/').slice(0, -1);
  return {
    className: folders.at(-1) ?? UNSORTED,
    isTest: folders.slice(0, -1).some((folder) => TEST_FOLDER.test(folder)),
  };
}

function sort(files: readonly NamedFile[], pixels: Uint8Array): OwnFiles {
  const places = files.map(placeOf);
  const classNames = [...new Set(places.map(({ className }) => className))].toSorted((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
  if (classNames.length > MOST_CLASSES) {
    throw new HourglassError(
      'picture/classes',
      `The pictures lie in ${classNames.length} folders; at most ${MOST_CLASSES} classes can be told apart. Put them into fewer.`,
    );
  }
  const testIndices = indicesWhere(places, true);
  const trainIndices = indicesWhere(places, false);
  const isSplit = testIndices.length > 0 && trainIndices.length > 0;
  const isLabelled = classNames.length > 1 || classNames[0] !== UNSORTED;
  const labels = (of: readonly number[]) =>
    isLabelled ? Uint8Array.from(of, (i) => classNames.indexOf(places[i]!.className)) : undefined;
  const train = isSplit ? trainIndices : places.map((_, i) => i);
  return {
    trainImages: pick(pixels, train),
    trainLabels: labels(train),
    testImages: isSplit ? pick(pixels, testIndices) : undefined,
    testLabels: isSplit ? labels(testIndices) : undefined,
    classNames: isLabelled ? classNames : undefined,
  };
}

const indicesWhere = (places: readonly Place[], isTest: boolean) =>
  places.flatMap((place, i) => (place.isTest === isTest ? [i] : []));

function pick(pixels: Uint8Array, indices: readonly number[]): IdxImages {
  const size = SIDE * SIDE;
  const picked = new Uint8Array(indices.length * size);
  for (const [to, from] of indices.entries())
    picked.set(pixels.subarray(from * size, (from + 1) * size), to * size);
  return { count: indices.length, width: SIDE, height: SIDE, pixels: picked };
}
