/**
 * Downloads one address into a partial file and continues that file where the server allows.
 * Does not judge the content: verify.ts does.
 */
import { createHash } from 'node:crypto';
import { mkdir, open, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { WrongContentError } from './verify.ts';

/** The server answered, but not with the file. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;

  constructor(status: number) {
    super(`the server answered with HTTP status ${status}`);
    this.status = status;
  }
}

export interface DownloadOptions {
  readonly url: string;
  readonly partPath: string;
  /** More than this is refused. */
  readonly maxBytes: number;
  /** Longest silence, before the answer and within it. */
  readonly stallMs: number;
  readonly onProgress: (receivedBytes: number, totalBytes: number | undefined) => void;
}

export interface Downloaded {
  readonly bytes: Buffer;
  /** Whether some of the bytes come from an earlier attempt, so that a fresh one may fare better. */
  readonly resumed: boolean;
}

/** The innermost reason, such as "ENOTFOUND", which fetch hides behind "fetch failed". */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return reasonOf(error.cause);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return code ?? error.message;
}

/** Mirrors differ in their compression, so every address has a partial file of its own. */
export function partPathFor(url: string, folder: string): string {
  return join(folder, `${createHash('sha256').update(url).digest('hex').slice(0, 16)}.part`);
}

function lengthOf(response: Response): number | undefined {
  const length = response.headers.get('content-length');
  return length === null ? undefined : Number(length);
}

/** Whether the server agreed to send the bytes from `offset` on. */
function continuesAt(response: Response, offset: number): boolean {
  return (
    response.status === 206 && (response.headers.get('content-range') ?? '').startsWith(`bytes ${offset}-`)
  );
}

class Watchdog {
  readonly #controller = new AbortController();
  readonly #stallMs: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(stallMs: number) {
    this.#stallMs = stallMs;
    this.reset();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  reset(): void {
    this.stop();
    const error = new Error(`no answer for ${this.#stallMs / 1000} s`);
    this.#timer = setTimeout(() => this.#controller.abort(error), this.#stallMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

async function store(
  response: Response,
  offset: number,
  options: DownloadOptions,
  watchdog: Watchdog,
): Promise<void> {
  const remaining = lengthOf(response);
  const total = remaining === undefined ? undefined : offset + remaining;
  let received = offset;
  await mkdir(dirname(options.partPath), { recursive: true });
  const file = await open(options.partPath, offset > 0 ? 'a' : 'w');
  try {
    for await (const chunk of response.body ?? []) {
      watchdog.reset();
      received += chunk.length;
      if (received > options.maxBytes) {
        throw new WrongContentError(`found more than the ${options.maxBytes} bytes that the file can have`);
      }
      await file.write(chunk);
      options.onProgress(received, total);
    }
  } finally {
    await file.close();
  }
}

/** @throws HttpError, WrongContentError, or an error of the network; the partial file then stays for the next attempt. */
export async function download(options: DownloadOptions): Promise<Downloaded> {
  const offset = (await stat(options.partPath).catch(() => undefined))?.size ?? 0;
  const watchdog = new Watchdog(options.stallMs);
  try {
    // "identity": the .gz file itself, not a compressed transfer of it.
    const headers = { 'Accept-Encoding': 'identity', ...(offset > 0 && { Range: `bytes=${offset}-` }) };
    const response = await fetch(options.url, { headers, signal: watchdog.signal });
    if (response.status === 416 && offset > 0) {
      // Nothing lies behind what is here already.
      await response.body?.cancel();
    } else if (continuesAt(response, offset)) {
      await store(response, offset, options, watchdog);
    } else if (response.status === 200) {
      await store(response, 0, options, watchdog);
      return { bytes: await readFile(options.partPath), resumed: false };
    } else {
      await response.body?.cancel();
      throw new HttpError(response.status);
    }
    return { bytes: await readFile(options.partPath), resumed: offset > 0 };
  } finally {
    watchdog.stop();
  }
}

/** Undefined if the server answers at all within the time, else why not. */
export async function whyUnreachable(url: string, timeoutMs: number): Promise<string | undefined> {
  try {
    await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(timeoutMs) });
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}
