/**
 * An empty page of the tested origin that can run checks on the engine itself, below the app: WebGPU is in the browser
 * only, and the app shows no single kernel.
 * Not a test, and not part of the built app: the checks are bundled here and served to this page alone.
 */
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import type * as checks from './checks.ts';

type Checks = typeof checks;

const REPOSITORY = resolve(import.meta.dirname, '../..');
const FOLDER = '/engine-checks/';
const ENTRY = 'checks.js';

/** The checks and what they import, as scripts by file name. */
async function bundle(): Promise<ReadonlyMap<string, string>> {
  const built = await build({
    configFile: false,
    root: REPOSITORY,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      modulePreload: false,
      chunkSizeWarningLimit: 10_000,
      lib: { entry: resolve(import.meta.dirname, 'checks.ts'), formats: ['es'], fileName: () => ENTRY },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const chunks = outputs.flatMap((output) => ('output' in output ? output.output : []));
  return new Map(chunks.flatMap((chunk) => (chunk.type === 'chunk' ? [[chunk.fileName, chunk.code]] : [])));
}

let bundled: Promise<ReadonlyMap<string, string>> | undefined;

/** Opens the page and starts WebGPU in it. */
export async function openEnginePage(page: Page): Promise<void> {
  bundled ??= bundle();
  const scripts = await bundled;
  await page.route(`**${FOLDER}*`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(FOLDER.length);
    const script = scripts.get(name);
    if (script !== undefined) return route.fulfill({ contentType: 'text/javascript', body: script });
    return route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><link rel="icon" href="data:,">',
    });
  });
  await page.goto(FOLDER);
  await check(page, 'start');
}

/** Runs one check in the page and gives what it found. */
export async function check<Name extends keyof Checks>(
  page: Page,
  name: Name,
  ...args: Parameters<Checks[Name]>
): Promise<Awaited<ReturnType<Checks[Name]>>> {
  return page.evaluate(
    async ([path, wanted, given]) => {
      const all = await import(path);
      return all[wanted](...given);
    },
    [FOLDER + ENTRY, name, args] as const,
  );
}
