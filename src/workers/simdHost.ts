/**
 * What the simd backend needs of the browser: its binaries and workers of this worker.
 * Not Node's: cli/nodePlatform/simdHost.ts is.
 */
import plainUrl from '#engine/backends/simd/binaries/plain.wasm?url';
import relaxedUrl from '#engine/backends/simd/binaries/relaxed.wasm?url';
import type { Build, SimdHost } from '#engine/backends/simd/machine.ts';
import type { ThreadSetup } from '#engine/backends/simd/thread.ts';
import { HourglassError } from '#protocol/errors.ts';

/** More threads than these wait for each other longer than they compute. */
const MOST_THREADS = 8;

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

/** Threads share memory, which browsers allow to isolated pages only. Some browsers tell of fewer processors than there
 *  are, none of more: as many threads as they tell never wait for a processor. */
export function createSimdHost(): SimdHost {
  const processors = Math.min(MOST_THREADS, navigator.hardwareConcurrency);
  if (self.crossOriginIsolated) return { binary, threads: processors, startThread };
  const advice =
    processors > 1
      ? `This page may not share memory among threads: its server would have to send the headers Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp. Then it would use ${processors} threads.`
      : undefined;
  return { binary, threads: 1, startThread, ...(advice !== undefined && { advice }) };
}
