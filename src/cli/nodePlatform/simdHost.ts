/**
 * What the simd backend needs of Node: its binaries and worker threads.
 * Not the browser's: workers/simdHost.ts is.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type Build, MOST_THREADS, type SimdHost } from '#engine/backends/simd/machine.ts';
import type { ThreadSetup } from '#engine/backends/simd/thread.ts';
import { HourglassError } from '#protocol/errors.ts';

async function binary(build: Build): Promise<Uint8Array<ArrayBuffer>> {
  const url = new URL(`../../engine/backends/simd/binaries/${build}.wasm`, import.meta.url);
  const bytes = await readFile(url).catch((error: Error) => {
    throw new HourglassError(
      'backend/unavailable',
      `The kernels are not compiled (${error.message}). Run "npm run kernels".`,
    );
  });
  return Uint8Array.from(bytes);
}

/** A worker cannot begin with TypeScript: it begins with what reads it. */
const loader = createRequire(import.meta.url).resolve('tsx/cjs/api');
const thread = fileURLToPath(new URL('simdThread.ts', import.meta.url));
const entry = `require('${loader}').require('${thread}', '${thread}')`;

function startThread(setup: ThreadSetup): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, { eval: true, workerData: setup });
    // The program may end while its threads wait.
    worker.unref();
    worker.once('message', () => resolve(() => void worker.terminate()));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('A thread ended before it was ready.')));
  });
}

/** @param threads as many as the machine has processors, unless given */
export function createSimdHost(threads = Math.min(MOST_THREADS, availableParallelism())): SimdHost {
  return { binary, threads, startThread };
}
