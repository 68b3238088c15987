/**
 * Finds the real images for unit tests and says loudly which tests had to do without.
 * Not a loader: a test reads the files itself, from the folder that it is given.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** The data sets for want of which a suite did not run; the reporter lists them at the end. */
    missingData?: string;
  }
}

export type RealDatasetId = 'mnist' | 'fashion-mnist';

const REPOSITORY = resolve(import.meta.dirname, '..');
const ALL_IDS: readonly RealDatasetId[] = ['mnist', 'fashion-mnist'];
const FILES = [
  'train-images-idx3-ubyte.gz',
  'train-labels-idx1-ubyte.gz',
  't10k-images-idx3-ubyte.gz',
  't10k-labels-idx1-ubyte.gz',
];

function hasAll(folder: string, ids: readonly RealDatasetId[]): boolean {
  return ids.every((id) => FILES.every((file) => existsSync(join(folder, id, file))));
}

/** The folder that holds `<id>/train-images-idx3-ubyte.gz` and its three companions for each id, if there is one. */
function findRealData(ids: readonly RealDatasetId[] = ALL_IDS): string | undefined {
  const folders = [
    process.env.HOURGLASS_DATASETS,
    join(REPOSITORY, 'public/datasets'),
    resolve(REPOSITORY, '../shared/datasets'),
  ];
  return folders.filter((folder) => folder !== undefined).find((folder) => hasAll(folder, ids));
}

/**
 * A `describe` for tests on real images. Where the data are missing it is skipped and named at the end of the run,
 * or fails if HOURGLASS_REQUIRE_DATA=1.
 * @param fn registers the tests; receives the folder that holds `<id>/*.gz`
 */
export function describeWithData(
  name: string,
  ids: readonly RealDatasetId[],
  fn: (folder: string) => void,
): void {
  const folder = findRealData(ids);
  if (folder !== undefined) {
    describe(name, () => fn(folder));
    return;
  }
  const missingData = ids.join(', ');
  const register = process.env.HOURGLASS_REQUIRE_DATA === '1' ? describe : describe.skip;
  register(name, { meta: { missingData } }, () => {
    it(`needs the real data: ${missingData}`, () => {
      throw new Error(`The real data (${missingData}) are missing. Run: npm run datasets`);
    });
  });
}
