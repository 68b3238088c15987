/**
 * Builds the service worker at the site's root and tells it which files the built app consists of.
 * Not what it does with them: src/workers/serviceWorker.ts. There is none in development.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { normalizePath, type Plugin, type Rolldown } from 'vite';

const SERVICE_WORKER = 'serviceWorker.js';
const SOURCE = resolve(import.meta.dirname, '../../src/workers/serviceWorker.ts');

/** What the service worker keeps. */
export interface AppFiles {
  /** Another one whenever any file is another. */
  readonly version: string;
  /** Relative to the site's root; the page itself is "./". */
  readonly files: readonly string[];
}

/** Data sets are kept once they were fetched, and "_headers" is for the host. */
const isKept = (path: string) =>
  !path.startsWith('datasets/') && path !== '_headers' && !path.endsWith('.map');

/** @param contents path → content of everything that the build emits */
export function listAppFiles(contents: ReadonlyMap<string, string | Uint8Array>): AppFiles {
  const hash = createHash('sha256');
  const paths = [...contents.keys()].filter(isKept).sort();
  for (const path of paths) hash.update(path).update('\0').update(contents.get(path)!).update('\0');
  const files = paths.filter((path) => path !== SERVICE_WORKER);
  return {
    version: hash.digest('hex').slice(0, 16),
    files: files.map((path) => (path === 'index.html' ? './' : path)),
  };
}

/** What lies in the public folder: it is copied as it is. */
function publicFiles(folder: string): [string, Uint8Array][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => normalizePath(join(entry.parentPath, entry.name)).slice(folder.length + 1))
    .filter(isKept)
    .map((path) => [path, readFileSync(join(folder, path))]);
}

const contentOf = (output: Rolldown.OutputBundle[string]): string | Uint8Array =>
  output.type === 'chunk' ? output.code : output.source;

export function serviceWorker(): Plugin {
  let publicFolder = '';
  return {
    name: 'hourglass:service-worker',
    apply: 'build',
    enforce: 'post',
    configResolved({ publicDir }) {
      publicFolder = normalizePath(publicDir);
    },
    buildStart() {
      this.emitFile({ type: 'chunk', id: SOURCE, fileName: SERVICE_WORKER });
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const worker = bundle[SERVICE_WORKER];
        if (worker?.type !== 'chunk') throw new Error(`The build made no ${SERVICE_WORKER}.`);
        const emitted = Object.entries(bundle).map(([path, output]) => [path, contentOf(output)] as const);
        const app = listAppFiles(new Map([...publicFiles(publicFolder), ...emitted]));
        worker.code = `const APP_FILES=${JSON.stringify(app)};\n${worker.code}`;
      },
    },
  };
}
