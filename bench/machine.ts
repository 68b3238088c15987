/** Describes the machine and the programs that were measured on it. Not the measuring. */
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

export interface CodeSize {
  readonly name: string;
  readonly bytes: number;
  readonly gzipped: number;
}

export interface MachineFacts {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGigabytes: number;
  /** Processes that wanted to run in the last minute before: 0 on a quiet machine. */
  readonly load: number;
  readonly node: string;
  readonly v8: string;
  /** Such as "Chromium 140.0"; undefined where none takes part. */
  readonly browser: string | undefined;
  readonly code: readonly CodeSize[];
}

const BINARIES = {
  'simd, relaxed': '../src/engine/backends/simd/binaries/relaxed.wasm',
  'simd, plain': '../src/engine/backends/simd/binaries/plain.wasm',
  'stock tfjs-wasm, threads':
    '../node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm',
  'stock tfjs-wasm': '../node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
};

function codeSizes(): CodeSize[] {
  return Object.entries(BINARIES).map(([name, path]) => {
    const bytes = readFileSync(fileURLToPath(new URL(path, import.meta.url)));
    return { name, bytes: bytes.length, gzipped: gzipSync(bytes, { level: 9 }).length };
  });
}

/** The machine as it is before anything is measured. */
export function describeMachine(browser?: string): MachineFacts {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    load: Math.round(100 * loadavg()[0]!) / 100,
    node: process.versions.node,
    v8: process.versions.v8,
    browser,
    code: codeSizes(),
  };
}
