/** Holds the rules of the house: who imports whom, no circles, no loose types, small files and functions. */
import { describe, expect, it } from 'vitest';
import { importCircles, importFaults, needlessWalls } from './architecture/importRules.ts';
import { longFunctions } from './architecture/longFunctions.ts';
import { isTest, parseSource, readSources, roomOf, type SourceFile } from './architecture/sourceFiles.ts';

const MAX_LINES = 300;
const MAX_MEDIAN_LINES = 120;

const files = readSources();
const sourceFiles = files.filter(({ path }) => roomOf(path) !== undefined);

function pathsWhere(isFaulty: (file: SourceFile) => boolean, among = files): string[] {
  return among.filter(isFaulty).map(({ path }) => path);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function faultsOf(path: string, text: string): string[] {
  return importFaults(parseSource(path, text));
}

describe('the rooms', () => {
  it('import only whom the table names', () => {
    expect(sourceFiles.flatMap(importFaults)).toEqual([]);
  });

  it('use # only to leave a room', () => {
    expect(sourceFiles.flatMap(needlessWalls)).toEqual([]);
  });

  it('have no circular imports', () => {
    expect(importCircles(sourceFiles)).toEqual([]);
  });

  it('have barrels only as registries: of choices, of probes, of panels, of kernels, of claims', () => {
    const isBarrel = ({ path }: SourceFile) => /\/index\.tsx?$/.test(path);
    const isRegistry = ({ path }: SourceFile) =>
      /^src\/(catalog\/[^/]+|engine\/probes|engine\/backends\/simd\/(assembly|kernels)|components\/panels|cli\/reproduce\/claims)\/index\.ts$/.test(
        path,
      );
    expect(pathsWhere((file) => isBarrel(file) && !isRegistry(file))).toEqual([]);
  });
});

describe('every file', () => {
  it('exports by name', () => {
    expect(pathsWhere(({ hasDefaultExport }) => hasDefaultExport)).toEqual([]);
  });

  it('has neither any nor casts, unless it parses', () => {
    const isParser = ({ path }: SourceFile) => /parse[^/]*$/i.test(path);
    const strict = files.filter((file) => !isTest(file) && !isParser(file));
    const faults = strict.flatMap(({ path, looseTypes }) => looseTypes.map((text) => `${path}: ${text}`));
    expect(faults).toEqual([]);
  });

  it(`has at most ${MAX_LINES} lines, and half of them at most ${MAX_MEDIAN_LINES}`, () => {
    const isTooLong = ({ lineCount }: SourceFile) => lineCount > MAX_LINES;
    expect(pathsWhere(isTooLong)).toEqual([]);
    expect(median(files.map(({ lineCount }) => lineCount))).toBeLessThanOrEqual(MAX_MEDIAN_LINES);
  });

  it('has functions of at most 40 lines, unless it is a test', () => {
    const ours = files.filter(({ path }) => !/\.test\.tsx?$/.test(path) && !path.startsWith('tests/'));
    expect(ours.flatMap(({ path, text }) => longFunctions(path, text))).toEqual([]);
  });

  it('leaves nothing to do for later', () => {
    // Put together, so that this line does not find itself.
    const note = new RegExp(`\\b(${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')})\\b`);
    expect(pathsWhere(({ text }) => note.test(text))).toEqual([]);
  });
});

describe('the check itself', () => {
  it.each([
    ['src/catalog/a.ts', "import * as tf from '@tensorflow/tfjs-core';", 'may not import this package'],
    ['src/engine/a.ts', "export { x } from '@tensorflow/tfjs-core';", 'may not import this package'],
    ['src/engine/a.ts', "const x = import('#protocol/b.ts');", 'may not import protocol'],
    ['src/protocol/a.ts', "import { b } from '#engine/b.ts';", 'may not import engine'],
    ['src/store/a.ts', "import { b } from '#workers/session.ts';", 'may not import workers'],
    ['src/store/a.ts', "import { b } from '../workers/client.ts';", 'use #workers/'],
    ['src/components/a.tsx', "import type { B } from '#engine/b.ts';", 'may not import types of engine'],
    ['src/components/panels/a/a.ts', "import { b } from '../b/b.ts';", 'no panel imports another'],
    ['src/components/charts/a.worker.ts', "import 'react';", 'may not import this package'],
    ['src/components/charts/a.worker.ts', "import { b } from '#store/b.ts';", 'may not import store'],
    ['src/workers/client.ts', "import { b } from './session.ts';", 'protocol only'],
    ['src/cli/a.ts', "import { b } from '../../scripts/b.ts';", 'leaves src/'],
  ])('forbids in %s: %s', (path, text, reason) => {
    expect(faultsOf(path, text)).toEqual([expect.stringContaining(reason)]);
  });

  it.each([
    ['src/catalog/a.ts', "import type { Tensor } from '@tensorflow/tfjs-core';"],
    ['src/engine/tf.ts', "import * as tf from '@tensorflow/tfjs-core'; import '#gradients';"],
    ['src/engine/backends/cpu.ts', "import '@tensorflow/tfjs-backend-cpu';"],
    ['src/protocol/a.ts', "import type { B } from '#engine/b.ts';"],
    ['src/store/a.ts', "import { b } from '#workers/client.ts';"],
    ['src/components/panels/a/a.ts', "import { b } from '../../charts/b.ts'; import './a.css';"],
    ['src/workers/session.ts', "import kernels from '#engine/backends/simd/binaries/plain.wasm?url';"],
  ])('allows in %s: %s', (path, text) => {
    expect(faultsOf(path, text)).toEqual([]);
  });

  it('sees circles, any, casts and default exports', () => {
    const a = parseSource('src/engine/a.ts', "import { b } from './b.ts'; export const x = b as const;");
    const b = parseSource('src/engine/b.ts', "import './a.ts'; export default 1 as any; // as any");
    expect(importCircles([a, b])).toEqual(['src/engine/a.ts → src/engine/b.ts → src/engine/a.ts']);
    expect(a.looseTypes).toEqual([]);
    expect(b.looseTypes).toEqual(['1 as any', 'any']);
    expect(b.hasDefaultExport).toBe(true);
  });

  it('counts every line of a function, of methods and of closures, and lets suites be as long as they are', () => {
    const lines = (n: number) => '  ;\n'.repeat(n);
    const long = `function a() {\n${lines(39)}}`;
    expect(longFunctions('src/a.ts', `\n${long}`)).toEqual(['src/a.ts:2: 41 lines']);
    expect(longFunctions('src/a.ts', `function a() {\n${lines(38)}}`)).toEqual([]);
    expect(longFunctions('src/a.ts', `const a = { b() {\n${lines(39)}} }`)).toEqual(['src/a.ts:1: 41 lines']);
    expect(longFunctions('src/a.ts', `const a = () => {\n${long}\n}`)).toHaveLength(2);
    for (const suite of ['describe', 'test.describe', 'describe.each([1])']) {
      expect(longFunctions('src/a.ts', `${suite}('a', () => {\n${lines(39)}});`)).toEqual([]);
    }
    expect(longFunctions('src/a.ts', `describe('a', () => {\nit('b', () => {\n${lines(39)}});\n});`)).toEqual(
      ['src/a.ts:2: 41 lines'],
    );
  });

  it('reads AssemblyScript: imports without endings, conversions that are no casts', () => {
    const folder = 'src/engine/backends/simd/assembly';
    const a = parseSource(`${folder}/a.ts`, "import { b } from './b'; export const x = <usize>b;");
    const b = parseSource(`${folder}/b.ts`, "import './a'; export const b = 1 as usize;");
    expect(importCircles([a, b])).toEqual([`${folder}/a.ts → ${folder}/b.ts → ${folder}/a.ts`]);
    expect(a.looseTypes).toEqual([]);
    expect(b.looseTypes).toEqual(['1 as usize']);
  });
});
