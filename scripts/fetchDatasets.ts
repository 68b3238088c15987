/**
 * `npm run datasets`: puts MNIST and Fashion-MNIST into public/datasets. The command line only; see datasets/fetchAll.ts.
 */
import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fetchAll } from './datasets/fetchAll.ts';
import { readManifest } from './datasets/manifest.ts';

const HELP = `Puts MNIST and Fashion-MNIST into public/datasets.

  npm run datasets                    keep, copy or download what is missing
  npm run datasets -- --from DIR      copy from DIR/mnist/*.gz and DIR/fashion-mnist/*.gz first
  npm run datasets -- --help          this text

Sources, in this order: --from, the folder in $HOURGLASS_DATASETS, ../shared/datasets beside the
repository, the public mirrors in public/datasets/manifest.json. Every file is verified by its
SHA-256. Without a network the app starts all the same; with HOURGLASS_REQUIRE_DATA=1 missing
data end with exit code 1.
`;

const REPOSITORY = resolve(import.meta.dirname, '..');

/** @throws Error for unknown arguments and for a folder that is not there */
function readArguments(): { help: boolean; sources: string[] } {
  const { values } = parseArgs({
    options: { from: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  const named = [values.from, process.env.HOURGLASS_DATASETS].filter((folder) => folder !== undefined);
  for (const folder of named) {
    if (!existsSync(folder))
      throw new Error(`The folder ${folder} does not exist. Name one that holds mnist/*.gz.`);
  }
  return { help: values.help ?? false, sources: [...named, resolve(REPOSITORY, '../shared/datasets')] };
}

async function main(): Promise<number> {
  const { help, sources } = readArguments();
  if (help) {
    process.stdout.write(HELP);
    return 0;
  }
  const target = join(REPOSITORY, 'public/datasets');
  const missing = await fetchAll({
    manifest: await readManifest(join(target, 'manifest.json')),
    target,
    sources,
    cache: join(REPOSITORY, 'node_modules/.cache/hourglass-datasets'),
    output: process.stdout,
    connectMs: 4_000,
    stallMs: 15_000,
    retryDelayMs: 1_000,
  });
  if (missing.length === 0) {
    console.log(`MNIST and Fashion-MNIST are in ${relative(process.cwd(), target)}.`);
    return 0;
  }
  const count = missing.length === 1 ? '1 data file is' : `${missing.length} data files are`;
  console.log(`${count} missing. Run "npm run datasets" again, or: npm run datasets -- --from DIR`);
  return process.env.HOURGLASS_REQUIRE_DATA === '1' ? 1 : 0;
}

try {
  // Not process.exitCode: a name look-up that still hangs must not keep the process alive.
  process.exit(await main());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
}
