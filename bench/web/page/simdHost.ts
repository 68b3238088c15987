/** What the simd backend needs of the browser, for the benchmark's page. */
import plainUrl from '#engine/backends/simd/binaries/plain.wasm?url';
import relaxedUrl from '#engine/backends/simd/binaries/relaxed.wasm?url';
import type { Build, SimdHost } from '#engine/backends/simd/machine.ts';
import type { ThreadSetup } from '#engine/backends/simd/thread.ts';

const urls: Readonly<Record<Build, string>> = { relaxed: relaxedUrl, plain: plainUrl };

async function binary(build: Build): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await fetch(urls[build])).arrayBuffer());
}

function startThread(setup: ThreadSetup): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./thread.worker.ts', import.meta.url), { type: 'module' });
    worker.onerror = () => reject(new Error('a thread did not start'));
    worker.onmessage = () => resolve(() => worker.terminate());
    worker.postMessage(setup);
  });
}

export const createSimdHost = (threads: number): SimdHost => ({ binary, threads, startThread });
