/**
 * Compiles the CPU backend's kernels before they are served or bundled, and again when their sources change.
 * Not the compiling: buildKernels.ts.
 */
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { normalizePath, type Plugin } from 'vite';

const REPOSITORY = resolve(import.meta.dirname, '../..');
const SOURCES = normalizePath(resolve(REPOSITORY, 'src/engine/backends/simd/assembly'));

/** @throws Error with the compiler's messages */
async function compile(): Promise<void> {
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/buildKernels.ts'], {
    cwd: REPOSITORY,
  });
}

export function kernels(): Plugin {
  return {
    name: 'hourglass:kernels',
    buildStart: compile,
    configureServer({ watcher, ws, config }) {
      watcher.add(SOURCES);
      // Vite sees that the compiled kernels changed, and loads the page anew.
      watcher.on('change', (path) => {
        if (!normalizePath(path).startsWith(SOURCES)) return;
        compile().catch(({ message, stack = '' }: Error) => {
          config.logger.error(message);
          ws.send({ type: 'error', err: { message, stack } });
        });
      });
    },
  };
}
