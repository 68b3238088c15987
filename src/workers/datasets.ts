/**
 * Loads the images of an experiment: fetched, generated or the person's own; the latest stay in memory.
 * Not the parsing and not the making: engine/data and the catalog do those.
 */
import { findChoice } from '#catalog/choice.ts';
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
import manifest from '../../public/datasets/manifest.json' with { type: 'json' };
import { sortOwnFiles } from './ownFiles.ts';
import type { Platform } from './platform.ts';
import type { Task, Tasks } from './tasks.ts';

export interface Datasets {
  /** @throws HourglassError "dataset/unavailable" | "dataset/corrupt" | "task/cancelled", IdxError */
  load(spec: ExperimentSpec): Promise<ImageSet>;
  /** The person's own files changed. */
  forgetOwn(): void;
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);

export function createDatasets(platform: Platform, tasks: Tasks): Datasets {
  let kept: { readonly key: string; readonly set: ImageSet } | undefined;
  const fresh = async (definition: DatasetDefinition, spec: ExperimentSpec): Promise<ImageSet> => {
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
      const seed = definition.origin.kind === 'generated' ? spec.seed : '';
      const key = JSON.stringify([spec.dataset, seed]);
      if (kept?.key !== key) {
        kept = undefined; // two data sets in memory at once would be wasteful
        kept = { key, set: await fresh(definition, spec) };
      }
      return kept.set;
    },
    forgetOwn() {
      kept = undefined;
    },
  };
}

async function drain(work: Generator<number, ImageSet>, task: Task, platform: Platform): Promise<ImageSet> {
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
    'There are no images of your own here yet: drop IDX files on the page, or choose them under Data.',
  );
}

const roles = {
  trainImages: 'train-images-idx3-ubyte',
  trainLabels: 'train-labels-idx1-ubyte',
  testImages: 't10k-images-idx3-ubyte',
  testLabels: 't10k-labels-idx1-ubyte',
} as const;

async function loadFiles(
  folder: string,
  classNames: readonly string[],
  label: string,
  task: Task,
  platform: Platform,
): Promise<ImageSet> {
  const done = new Map<string, { readonly done: number; readonly total: number | undefined }>();
  const report = () => {
    const all = [...done.values()];
    const sum = all.reduce((total, part) => total + part.done, 0);
    const total = all.reduce<number | undefined>(
      (known, part) => (known === undefined || part.total === undefined ? undefined : known + part.total),
      0,
    );
    task.progress(
      total === undefined || total === 0 ? undefined : Math.min(1, sum / total),
      total === undefined ? `${megabytes(sum)} MB` : `${megabytes(sum)} of ${megabytes(total)} MB`,
    );
  };
  const fetchFile = async (name: string): Promise<Uint8Array> => {
    const path = `${folder}/${name}.gz`;
    const bytes = await platform.download(path, task.signal, (progress) => {
      done.set(name, progress);
      report();
    });
    if (!bytes) throw unavailable(label);
    const raw = isGzip(bytes) ? await platform.inflate(bytes, IDX_LIMITS.bytes) : bytes;
    await verify(folder, name, raw, platform);
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

interface ManifestFile {
  readonly name: string;
  readonly sha256: string;
}

async function verify(folder: string, name: string, raw: Uint8Array, platform: Platform): Promise<void> {
  const files: readonly ManifestFile[] = manifest.datasets.find(({ id }) => id === folder)?.files ?? [];
  const expected = files.find((file) => file.name.startsWith(name))?.sha256;
  const found = await platform.sha256(raw);
  if (expected === undefined || found === undefined || found === expected) return;
  throw new HourglassError(
    'dataset/corrupt',
    `${folder}/${name} has the SHA-256 ${found.slice(0, 12)}…, expected ${expected.slice(0, 12)}…: the file is damaged. Run "npm run datasets" again.`,
  );
}
