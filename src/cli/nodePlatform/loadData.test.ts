/** Images are found in the first folder that has them all, and what is missing or damaged is said clearly. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import { drain } from '../turns.ts';
import { loadData } from './loadData.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hourglass-data-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const load = (spec: ExperimentSpec, folders: readonly string[]) =>
  drain(loadData(spec, folders), new AbortController().signal);

/** The four files of two training images and one test image of 1 × 2 pixels. */
function writeMnist(name: string): void {
  mkdirSync(join(folder, name, 'mnist'), { recursive: true });
  const write = (file: string, ...bytes: number[]) =>
    writeFileSync(join(folder, name, 'mnist', `${file}.gz`), gzipSync(Uint8Array.from(bytes)));
  write('train-images-idx3-ubyte', 0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 10, 20, 30, 40);
  write('train-labels-idx1-ubyte', 0, 0, 8, 1, 0, 0, 0, 2, 7, 8);
  write('t10k-images-idx3-ubyte', 0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 50, 60);
  write('t10k-labels-idx1-ubyte', 0, 0, 8, 1, 0, 0, 0, 1, 9);
}

describe('loading data', () => {
  it('reads the IDX files of the first folder that has them', async () => {
    writeMnist('second');
    const set = await load(defaultExperiment, [join(folder, 'first'), join(folder, 'second')]);
    if (set.kind !== 'image') throw new Error('MNIST holds images.');
    expect([...set.train.images]).toEqual([10, 20, 30, 40]);
    expect([...set.test.images, ...set.test.labels]).toEqual([50, 60, 9]);
    expect([set.height, set.width, set.classNames.length]).toEqual([1, 2, 10]);
  });

  it('says how to get what is missing', async () => {
    await expect(load(defaultExperiment, [folder])).rejects.toThrow(/MNIST digits .*npm run datasets/);
  });

  it('says which file is damaged', async () => {
    writeMnist('a');
    writeFileSync(join(folder, 'a/mnist/t10k-labels-idx1-ubyte.gz'), Uint8Array.of(0x1f, 0x8b, 8, 0));
    await expect(load(defaultExperiment, [join(folder, 'a')])).rejects.toThrow(/t10k-labels.*damaged/);
  });

  it('refuses images that only a browser keeps', async () => {
    const own: ExperimentSpec = { ...defaultExperiment, dataset: { id: 'own', params: {} } };
    await expect(load(own, [folder])).rejects.toThrow('choose another data set');
  });
});
