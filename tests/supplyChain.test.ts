/** Holds what the app may depend on: few packages, under licences that allow everyone to use and change it. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { expect, it } from 'vitest';

const MAX_RUNTIME_DEPENDENCIES = 20;

/** Every part of an expression such as "MIT OR Apache-2.0" must be one of these. */
const LICENCES = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'OFL-1.1'];
/** Tools that are not shipped may also be under this one. */
const TOOL_LICENCES = [...LICENCES, 'MPL-2.0'];

const packageSchema = v.object({
  dev: v.optional(v.boolean(), false),
  license: v.optional(v.string(), 'none'),
});
const lockSchema = v.object({ packages: v.record(v.string(), packageSchema) });
const manifestSchema = v.object({ dependencies: v.record(v.string(), v.string()) });

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(resolve(import.meta.dirname, '..', name), 'utf8'));
}

it(`has at most ${MAX_RUNTIME_DEPENDENCIES} runtime dependencies`, () => {
  const names = Object.keys(v.parse(manifestSchema, readJson('package.json')).dependencies);
  expect(names.length).toBeLessThanOrEqual(MAX_RUNTIME_DEPENDENCIES);
});

it('depends only on packages with a permissive licence', () => {
  const { packages } = v.parse(lockSchema, readJson('package-lock.json'));
  const refused = Object.entries(packages).filter(([, { license, dev }]) => {
    const parts = license.replaceAll(/[()]/g, '').split(/ (?:AND|OR) /);
    return !parts.every((part) => (dev ? TOOL_LICENCES : LICENCES).includes(part));
  });
  expect(refused.map(([name, { license }]) => `${name}: ${license}`)).toEqual([]);
});
