/**
 * What the simd backend needs of the browser: its binaries and workers of this worker.
 * Not Node's: cli/nodePlatform/simdHost.ts is.
 */
import plainUrl from '#engine/backends/simd/binaries/plain.wasm?url';
import relaxedUrl from '#engine/backends/simd/binaries/relaxed.wasm?url';
import { type Build, MOST_THREADS, type SimdHost } from '#engine/backends/simd/machine.ts';
import type { ThreadSetup } from '#engine/backends/simd/thread.ts';
import { HourglassError } from '#protocol/errors.ts';

/** A worker that is not ready after so long will not be. */
const START_LIMIT_MS = 4000;

const urls: Readonly<Record<Build, string>> = { relaxed: relaxedUrl, plain: plainUrl };

async function binary(build: Build): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(urls[build]);
  if (response.ok) return new Uint8Array(await response.arrayBuffer());
  throw new HourglassError(
    'backend/unavailable',
    `The server answered ${response.status} for ${response.url}. Run "npm run kernels" where the page is built.`,
  );
}

function startThread(setup: ThreadSetup): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./simdThread.worker.ts', import.meta.url), { type: 'module' });
    const fail = () => {
      worker.terminate();
      reject(new HourglassError('backend/unavailable', 'A thread did not start.'));
    };
    const limit = setTimeout(fail, START_LIMIT_MS);
    worker.onerror = fail;
    worker.onmessage = () => {
      clearTimeout(limit);
      resolve(() => worker.terminate());
    };
    worker.postMessage(setup);
  });
}

/** All processors but one, which draws the page: threads wait for the slowest among them. Of two both compute, which is
 *  nearly twice as fast. Some browsers tell of fewer processors than there are, none of more. */
const threadsFor = (processors: number) =>
  Math.min(MOST_THREADS, processors > 2 ? processors - 1 : processors);

/** Threads share memory, which browsers allow to isolated pages only. */
export function createSimdHost(): SimdHost {
  const threads = threadsFor(navigator.hardwareConcurrency);
  if (self.crossOriginIsolated) return { binary, threads, startThread };
  const advice =
    threads > 1
      ? `This page may not share memory among threads: its server would have to send the headers Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp. Then it would use ${threads} threads.`
      : undefined;
  return { binary, threads: 1, startThread, ...(advice !== undefined && { advice }) };
}
