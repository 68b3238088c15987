/**
 * Gets one file from the first mirror that has it, going round all of them a few times.
 * Knows which mirrors do not answer, so that a machine without a network finds out once and quickly.
 */
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { download, HttpError, partPathFor, reasonOf, whyUnreachable } from './download.ts';
import type { Dataset, DatasetFile } from './manifest.ts';
import { type Output, Progress } from './progress.ts';
import { verifiedGzip, WrongContentError } from './verify.ts';

export interface MirrorOptions {
  /** Where partial downloads are kept between runs. */
  readonly partFolder: string;
  readonly output: Output;
  readonly connectMs: number;
  readonly stallMs: number;
  readonly retryDelayMs: number;
}

type Attempt = { readonly gzip: Buffer } | { readonly reason: string; readonly final: boolean };

const ROUNDS = 3;
/** A mirror that breaks off this often is not asked for further files. */
const MAX_FAILURES = 4;

/** Whether it is pointless to ask the same mirror for the same file again. */
function isFinal(error: unknown, resumed: boolean): boolean {
  if (error instanceof WrongContentError) return !resumed;
  return error instanceof HttpError && error.status < 500 && error.status !== 429;
}

export class Mirrors {
  readonly #options: MirrorOptions;
  readonly #failures = new Map<string, number>();

  constructor(options: MirrorOptions) {
    this.#options = options;
  }

  /** Asks all mirrors of these data sets at once. @returns why each silent one is silent */
  async findUnreachable(datasets: readonly Dataset[]): Promise<Map<string, string>> {
    const unreachable = new Map<string, string>();
    const mirrors = datasets.flatMap(({ mirrors, files }) => mirrors.map((base) => ({ base, files })));
    const ask = async (base: string, file: string): Promise<void> => {
      const reason = await whyUnreachable(base + file, this.#options.connectMs);
      if (reason === undefined) return;
      unreachable.set(base, reason);
      this.#failures.set(base, MAX_FAILURES);
    };
    await Promise.all(mirrors.map(({ base, files }) => ask(base, files[0]?.name ?? '')));
    return unreachable;
  }

  isUsable(base: string): boolean {
    return (this.#failures.get(base) ?? 0) < MAX_FAILURES;
  }

  /** @throws Error that lists, mirror by mirror, why none of them had the file */
  async get(dataset: Dataset, file: DatasetFile): Promise<Buffer> {
    const reasons = new Map<string, string>();
    const hopeless = new Set<string>();
    for (let round = 0; round < ROUNDS; round++) {
      const candidates = dataset.mirrors.filter((base) => this.isUsable(base) && !hopeless.has(base));
      if (candidates.length === 0) break;
      if (round > 0) await sleep(this.#options.retryDelayMs * round);
      for (const base of candidates) {
        const result = await this.#attempt(base, dataset, file);
        if ('gzip' in result) return result.gzip;
        reasons.set(base, result.reason);
        if (result.final) hopeless.add(base);
      }
    }
    const list = [...reasons].map(([base, reason]) => `\n  ${base}: ${reason}`).join('');
    throw new Error(list === '' ? 'no mirror answers' : `no mirror has it:${list}`);
  }

  async #attempt(base: string, dataset: Dataset, file: DatasetFile): Promise<Attempt> {
    const url = base + file.name;
    const partPath = partPathFor(url, this.#options.partFolder);
    const progress = new Progress(
      this.#options.output,
      `${dataset.id}/${file.name} from ${new URL(base).host}`,
    );
    let resumed = false;
    try {
      const downloaded = await download({
        url,
        partPath,
        maxBytes: Math.ceil(file.bytes * 1.01) + 1024,
        stallMs: this.#options.stallMs,
        onProgress: (received, total) => progress.update(received, total),
      });
      resumed = downloaded.resumed;
      const gzip = verifiedGzip(downloaded.bytes, file);
      await rm(partPath, { force: true });
      return { gzip };
    } catch (error) {
      if (error instanceof WrongContentError) await rm(partPath, { force: true });
      else if (!(error instanceof HttpError)) this.#failures.set(base, (this.#failures.get(base) ?? 0) + 1);
      return { reason: reasonOf(error), final: isFinal(error, resumed) };
    } finally {
      progress.finish();
    }
  }
}
