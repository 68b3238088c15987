/**
 * Gets the images of an experiment in Node: from the four IDX files of a folder, or drawn from the seed.
 * Not a downloader: `npm run datasets` fetches the files.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { findChoice } from '#catalog/choice.ts';
import type { Data } from '#catalog/datasets/data.ts';
import type { DatasetDefinition } from '#catalog/datasets/dataset.ts';
import type { ImageSet } from '#catalog/datasets/imageSet.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { singleSlots } from '#catalog/slots.ts';
import {
  buildOwnImageSet,
  IDX_LIMITS,
  isGzip,
  parseIdxImages,
  parseIdxLabels,
} from '#engine/data/parseIdx.ts';
import { createSequence } from '#engine/random.ts';
import { HourglassError } from '#protocol/errors.ts';

const REPOSITORY = resolve(import.meta.dirname, '../../..');

const FILES = {
  trainImages: 'train-images-idx3-ubyte',
  trainLabels: 'train-labels-idx1-ubyte',
  testImages: 't10k-images-idx3-ubyte',
  testLabels: 't10k-labels-idx1-ubyte',
} as const;

/** Folders that may hold `<data set>/<file>.gz`, in the order in which they are looked at. */
export function datasetFolders(): string[] {
  const named = process.env.HOURGLASS_DATASETS;
  const usual = [join(REPOSITORY, 'public/datasets'), resolve(REPOSITORY, '../shared/datasets')];
  return named ? [named, ...usual] : usual;
}

/** The data of an experiment, generated ones a share at a time.
 *  @param folders where to look for files
 *  @yields the finished share, 0 … 1
 *  @throws HourglassError "dataset/unavailable", IdxError */
export async function* loadData(
  spec: ExperimentSpec,
  folders: readonly string[],
): AsyncGenerator<number, Data, void> {
  const { origin, label } = findChoice<DatasetDefinition>(singleSlots.dataset, spec.dataset.id);
  if (origin.kind === 'generated') {
    return yield* origin.generate(createSequence, spec.seed, spec.dataset.params);
  }
  if (origin.kind === 'own') {
    throw new HourglassError(
      'dataset/unavailable',
      'A person’s own images are kept in their browser: choose another data set with --dataset.',
    );
  }
  const names = Object.values(FILES).map((name) => join(origin.folder, `${name}.gz`));
  const folder = folders.find((candidate) => names.every((name) => existsSync(join(candidate, name))));
  if (folder !== undefined) return loadFiles(join(folder, origin.folder), origin.classNames);
  throw new HourglassError(
    'dataset/unavailable',
    `${label} is not here. Run "npm run datasets", or name a folder that holds ${names[0]} in HOURGLASS_DATASETS. Looked in ${folders.join(', ')}.`,
  );
}

async function loadFiles(folder: string, classNames: readonly string[]): Promise<ImageSet> {
  const read = (name: string) => readInflated(join(folder, `${name}.gz`));
  const set = buildOwnImageSet({
    trainImages: parseIdxImages(await read(FILES.trainImages), FILES.trainImages),
    trainLabels: parseIdxLabels(await read(FILES.trainLabels), FILES.trainLabels),
    testImages: parseIdxImages(await read(FILES.testImages), FILES.testImages),
    testLabels: parseIdxLabels(await read(FILES.testLabels), FILES.testLabels),
  });
  return { ...set, classNames };
}

async function readInflated(path: string): Promise<Uint8Array> {
  const bytes = await readFile(path);
  if (!isGzip(bytes)) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: IDX_LIMITS.bytes });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HourglassError(
      'dataset/corrupt',
      `${path} cannot be unpacked (${reason}): the file is damaged. Run "npm run datasets" again.`,
    );
  }
}
