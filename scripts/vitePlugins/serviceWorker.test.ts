import { expect, it } from 'vitest';
import { listAppFiles } from './serviceWorker.ts';

const built = new Map([
  ['index.html', '<html>'],
  ['assets/main-a1.js', 'main'],
  ['serviceWorker.js', 'worker'],
  ['icon.svg', '<svg>'],
  ['_headers', '/*'],
  ['assets/main-a1.js.map', '{}'],
  ['datasets/manifest.json', '{}'],
]);

it('keeps the page and what belongs to it, not data, maps, the host’s file or itself', () => {
  expect(listAppFiles(built).files).toEqual(['assets/main-a1.js', 'icon.svg', './']);
});

it('has the same version for the same files in any order, another one for any other content', () => {
  const { version } = listAppFiles(built);
  expect(listAppFiles(new Map([...built].reverse())).version).toBe(version);
  for (const path of ['index.html', 'serviceWorker.js', 'icon.svg']) {
    expect(listAppFiles(new Map([...built, [path, 'other']])).version).not.toBe(version);
  }
  expect(listAppFiles(new Map([...built, ['datasets/manifest.json', 'other']])).version).toBe(version);
});
