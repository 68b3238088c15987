/**
 * Fills public/datasets: keeps what is right, copies from folders, downloads the rest.
 * Prints what it does; leaves it to the caller whether missing data are an error.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ledger, writeAtomically } from './ledger.ts';
import type { Dataset, DatasetFile, Manifest } from './manifest.ts';
import { type MirrorOptions, Mirrors } from './mirrors.ts';
import type { Output } from './progress.ts';
import { verifiedGzip } from './verify.ts';

export interface FetchOptions extends Omit<MirrorOptions, 'partFolder'> {
  readonly manifest: Manifest;
  /** The folder to fill. */
  readonly target: string;
  /** Folders to copy from, first one first; each may hold `<id>/<file>.gz`. */
  readonly sources: readonly string[];
  /** Keeps the ledger and partial downloads. */
  readonly cache: string;
  readonly output: Output;
}

interface Wanted {
  readonly dataset: Dataset;
  readonly file: DatasetFile;
  readonly path: string;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

class Fetcher {
  readonly #options: FetchOptions;
  readonly #ledger: Ledger;
  readonly #mirrors: Mirrors;

  constructor(options: FetchOptions, ledger: Ledger) {
    this.#options = options;
    this.#ledger = ledger;
    this.#mirrors = new Mirrors({ ...options, partFolder: join(options.cache, 'parts') });
  }

  say(line: string): void {
    this.#options.output.write(`${line}\n`);
  }

  async #save({ file, path }: Wanted, gzip: Buffer): Promise<void> {
    await writeAtomically(path, gzip);
    await this.#ledger.remember(path, file.sha256);
  }

  async isInPlace({ file, path }: Wanted): Promise<boolean> {
    if (await this.#ledger.knows(path, file.sha256)) return true;
    const bytes = await readFile(path).catch(() => undefined);
    if (bytes === undefined) return false;
    try {
      if (verifiedGzip(bytes, file) !== bytes) throw new Error('found a file that is not compressed');
    } catch (error) {
      this.say(`${path} is wrong and will be replaced: ${messageOf(error)}`);
      return false;
    }
    await this.#ledger.remember(path, file.sha256);
    return true;
  }

  async copy(wanted: Wanted): Promise<boolean> {
    for (const source of this.#options.sources) {
      const from = join(source, wanted.dataset.id, wanted.file.name);
      const bytes = await readFile(from).catch(() => undefined);
      if (bytes === undefined) continue;
      try {
        await this.#save(wanted, verifiedGzip(bytes, wanted.file));
        this.say(`Copied ${from}`);
        return true;
      } catch (error) {
        this.say(`Not used: ${from}: ${messageOf(error)}`);
      }
    }
    return false;
  }

  /** False, after one clear line, if no mirror of any missing file answers. */
  async isOnline(missing: readonly Wanted[]): Promise<boolean> {
    const datasets = [...new Set(missing.map(({ dataset }) => dataset))];
    const unreachable = await this.#mirrors.findUnreachable(datasets);
    const mirrors = datasets.flatMap((dataset) => dataset.mirrors);
    if (mirrors.some((base) => !unreachable.has(base))) return true;
    const reasons = [...unreachable].map(([base, reason]) => `${new URL(base).host}: ${reason}`).join(', ');
    const titles = datasets.map(({ title }) => title).join(' and ');
    this.say(`Offline: ${titles} cannot be downloaded, no mirror answers (${reasons}).`);
    return false;
  }

  async downloadFile(wanted: Wanted): Promise<boolean> {
    const name = `${wanted.dataset.id}/${wanted.file.name}`;
    try {
      await this.#save(wanted, await this.#mirrors.get(wanted.dataset, wanted.file));
      this.say(`Downloaded ${name}`);
      return true;
    } catch (error) {
      this.say(`Could not get ${name}: ${messageOf(error)}`);
      return false;
    }
  }
}

async function without(
  items: readonly Wanted[],
  isDone: (item: Wanted) => Promise<boolean>,
): Promise<Wanted[]> {
  const rest: Wanted[] = [];
  for (const item of items) {
    if (!(await isDone(item))) rest.push(item);
  }
  return rest;
}

/** @returns the files that are still missing or wrong, as `<id>/<name>` */
export async function fetchAll(options: FetchOptions): Promise<string[]> {
  const fetcher = new Fetcher(options, await Ledger.open(join(options.cache, 'verified.json')));
  const all = options.manifest.datasets.flatMap((dataset) =>
    dataset.files.map((file) => ({ dataset, file, path: join(options.target, dataset.id, file.name) })),
  );
  let missing = await without(all, (wanted) => fetcher.isInPlace(wanted));
  missing = await without(missing, (wanted) => fetcher.copy(wanted));
  if (missing.length > 0 && (await fetcher.isOnline(missing))) {
    missing = await without(missing, (wanted) => fetcher.downloadFile(wanted));
  }
  return missing.map(({ dataset, file }) => `${dataset.id}/${file.name}`);
}
