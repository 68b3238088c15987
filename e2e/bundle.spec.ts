/**
 * Holds the page's weight: little JavaScript before the first paint, and tfjs in the worker alone.
 * Reads dist/ as it was built; opens no browser.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

const DIST = resolve(import.meta.dirname, '../dist');
const MAX_INITIAL_BYTES = 200_000;

/** Texts of tfjs that survive minification. */
const TFJS_MARKERS = ['not registered for backend', '_tfengine', 'AvgPool3DGrad'];

const IMPORTED_CHUNK = /(?:\bfrom|\bimport)\s*\(?\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g;

function read(path: string): string {
  return readFileSync(join(DIST, path), 'utf8');
}

/** The scripts that index.html names: the entry and what is preloaded with it, relative to dist/. */
function initialScripts(): string[] {
  const tags = read('index.html').match(/<(?:script|link)\b[^>]*>/g) ?? [];
  return tags.flatMap((tag) => {
    const path = /\b(?:src|href)="\.\/([^"]+\.js)"/.exec(tag)?.[1];
    return path === undefined ? [] : [path];
  });
}

/** Everything that can be loaded from the initial scripts by static and dynamic imports: not the worker. */
function pageChunks(): Set<string> {
  const chunks = new Set<string>();
  const waiting = initialScripts();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (chunks.has(path)) continue;
    chunks.add(path);
    for (const [, imported = ''] of read(path).matchAll(IMPORTED_CHUNK)) {
      waiting.push(posix.join(posix.dirname(path), imported));
    }
  }
  return chunks;
}

function hasTfjs(path: string): boolean {
  const code = read(path);
  return TFJS_MARKERS.some((marker) => code.includes(marker));
}

test('the first paint needs at most 200 kB of JavaScript', () => {
  const sizes = Object.fromEntries(initialScripts().map((path) => [path, gzipSync(read(path)).length]));
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  expect(total, `gzip bytes of the initial scripts: ${JSON.stringify(sizes)}`).toBeGreaterThan(0);
  expect(total, `gzip bytes of the initial scripts: ${JSON.stringify(sizes)}`).toBeLessThanOrEqual(
    MAX_INITIAL_BYTES,
  );
});

test('tfjs is in the worker and in no chunk of the page', () => {
  const page = pageChunks();
  expect([...page].filter(hasTfjs), 'chunks of the page that contain tfjs').toEqual([]);
  const others = readdirSync(join(DIST, 'assets')).map((name) => `assets/${name}`);
  const elsewhere = others.filter((path) => path.endsWith('.js') && !page.has(path) && hasTfjs(path));
  expect(
    elsewhere,
    'files of the worker that contain tfjs: if none, the markers are out of date',
  ).not.toEqual([]);
});
