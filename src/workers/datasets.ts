/**
 * Loads the data of an experiment: fetched, generated or the person's own; the latest stay in memory.
 * Not the parsing and not the making: engine/data and the catalog do those.
 */
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
import { type Checksums, fetchChecksums } from './checksums.ts';
import { sortOwnFiles } from './ownFiles.ts';
import type { Bytes, Platform } from './platform.ts';
import type { Task, Tasks } from './tasks.ts';

export interface Datasets {
  /** @throws HourglassError "dataset/unavailable" | "dataset/corrupt" | "task/cancelled", IdxError */
  load(spec: ExperimentSpec): Promise<Data>;
  /** The person's own files changed. */
  forgetOwn(): void;
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);

export function createDatasets(platform: Platform, tasks: Tasks): Datasets {
  let kept: { readonly key: string; readonly set: Data } | undefined;
  /** How often the person's own files were replaced. */
  let ownVersion = 0;
  const keyOf = ({ origin }: DatasetDefinition, spec: ExperimentSpec) =>
    JSON.stringify([
      spec.dataset,
      origin.kind === 'generated' && spec.seed,
      origin.kind === 'own' && ownVersion,
    ]);
  const fresh = async (definition: DatasetDefinition, spec: ExperimentSpec): Promise<Data> => {
    const { origin, label } = definition;
    if (origin.kind === 'own') return loadOwn(platform);
    if (origin.kind === 'generated') {
      return tasks.run('generate', `Drawing ${label}`, (task) =>
        drain(origin.generate(createSequence, spec.seed, spec.dataset.params), task, platform),
      );
    }
    return tasks.run('download', `Loading ${label}`, (task) =>
      loadFiles(origin.folder, origin.classNames, label, task, platform),
    );
  };
  return {
    async load(spec) {
      const definition = findChoice<DatasetDefinition>(singleSlots.dataset, spec.dataset.id);
      const key = keyOf(definition, spec);
      if (kept?.key !== key) {
        kept = undefined;
        kept = { key, set: await fresh(definition, spec) };
      }
      return kept.set;
    },
    forgetOwn() {
      ownVersion++;
    },
  };
}

async function drain(work: Generator<number, Data>, task: Task, platform: Platform): Promise<Data> {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    task.progress(next.value, `${Math.round(100 * next.value)} %`);
    await platform.breathe();
    task.check();
  }
}

async function loadOwn(platform: Platform): Promise<ImageSet> {
  const files = await platform.keptFiles();
  if (files.length > 0) return buildOwnImageSet(sortOwnFiles(files));
  throw new HourglassError(
    'dataset/unavailable',
    'There are no images of your own here yet: drop IDX files, tables or pictures on the page, or choose them under Data.',
  );
}

const roles = {
  trainImages: 'train-images-idx3-ubyte',
  trainLabels: 'train-labels-idx1-ubyte',
  testImages: 't10k-images-idx3-ubyte',
  testLabels: 't10k-labels-idx1-ubyte',
} as const;

/** Adds the progress of several downloads up. */
function createReport(task: Task): (file: string, progress: Bytes) => void {
  const parts = new Map<string, Bytes>();
  return (file, progress) => {
    parts.set(file, progress);
    const all = [...parts.values()];
    const done = all.reduce((sum, part) => sum + part.done, 0);
    const total = all.reduce((sum, part) => sum + (part.total ?? Number.NaN), 0);
    const isKnown = total > 0;
    task.progress(
      isKnown ? Math.min(1, done / total) : undefined,
      isKnown ? `${megabytes(done)} of ${megabytes(total)} MB` : `${megabytes(done)} MB`,
    );
  };
}

async function loadFiles(
  folder: string,
  classNames: readonly string[],
  label: string,
  task: Task,
  platform: Platform,
): Promise<ImageSet> {
  const report = createReport(task);
  const checksums = fetchChecksums(platform, task.signal);
  const fetchFile = async (name: string): Promise<Uint8Array> => {
    const path = `${folder}/${name}.gz`;
    const bytes = await platform.download(path, task.signal, (progress) => report(name, progress));
    if (!bytes) throw unavailable(label);
    const raw = isGzip(bytes) ? await platform.inflate(bytes, IDX_LIMITS.bytes) : bytes;
    await verify(`${folder}/${name}`, raw, await checksums, platform);
    return raw;
  };
  const [trainImages, trainLabels, testImages, testLabels] = await Promise.all(
    Object.values(roles).map(fetchFile),
  );
  const set = buildOwnImageSet({
    trainImages: parseIdxImages(trainImages!, roles.trainImages),
    trainLabels: parseIdxLabels(trainLabels!, roles.trainLabels),
    testImages: parseIdxImages(testImages!, roles.testImages),
    testLabels: parseIdxLabels(testLabels!, roles.testLabels),
  });
  return { ...set, classNames };
}

const unavailable = (label: string) =>
  new HourglassError(
    'dataset/unavailable',
    `${label} is not on this server. Run "npm run datasets" where Hourglass was started, then reload.`,
  );

async function verify(
  file: string,
  raw: Uint8Array,
  checksums: Checksums,
  platform: Platform,
): Promise<void> {
  const expected = checksums.get(file);
  const found = expected && (await platform.sha256(raw));
  if (!expected || !found || found === expected) return;
  throw new HourglassError(
    'dataset/corrupt',
    `${file} has the SHA-256 ${found.slice(0, 12)}…, expected ${expected.slice(0, 12)}…: the file is damaged. Run "npm run datasets" again.`,
  );
}
