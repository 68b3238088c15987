import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { idxImages } from '../../tests/support/idxFiles.ts';
import { harnessForEach, smallExperiment } from '../../tests/support/workerHarness.ts';
import { sortOwnFiles } from './ownFiles.ts';

const harness = harnessForEach();

type Brought = readonly [string, Uint8Array];

const bring = (files: readonly Brought[], keepsLight = false) =>
  harness.client.call('importFiles', {
    files: files.map(([name, bytes]) => ({ name, bytes })),
    keepsLight,
  });

/** What is kept now. */
const kept = () => sortOwnFiles(harness.platform.kept);

describe('tables', () => {
  const table = (name: string, ...rows: string[]): Brought => [
    name,
    new TextEncoder().encode(rows.join('\n')),
  ];

  it('are kept as images, with their classes by number', async () => {
    const [name, bytes] = table('digits.csv.gz', '2,9,0,0,255', '7,8,0,0,255', '2,7,0,0,255');
    expect(await bring([[name, new Uint8Array(gzipSync(bytes))]])).toEqual({
      trainCount: 2,
      testCount: 1,
      areKept: true,
      areInverted: false,
    });
    const pixels = Uint8Array.of(9, 0, 0, 255, 8, 0, 0, 255, 7, 0, 0, 255);
    expect(kept()).toEqual({
      trainImages: { count: 3, width: 2, height: 2, pixels },
      trainLabels: Uint8Array.of(2, 7, 2),
    });
  });

  it('to train on and to test with share their classes, named in words', async () => {
    await bring([
      table('a_test.csv', 'owl,1,0,0,9', 'ant,2,0,0,9'),
      table('a_train.csv', 'cat,3,0,0,9', 'owl,4,0,0,9', 'cat,5,0,0,9'),
    ]);
    expect(kept()).toMatchObject({
      trainLabels: Uint8Array.of(1, 2, 1),
      testLabels: Uint8Array.of(2, 0),
      classNames: ['ant', 'cat', 'owl'],
    });
  });

  it('can be opened, with the names of their classes', async () => {
    await bring([table('a.csv', 'no,1,0,0,9', 'yes,2,0,0,9', 'no,3,0,0,9')]);
    const { dataset } = await harness.open({ ...smallExperiment, dataset: { id: 'own', params: {} } });
    expect(dataset).toMatchObject({ trainCount: 2, testCount: 1, classNames: ['no', 'yes'] });
  });

  it('that are broken say where, and the ones before are kept', async () => {
    await bring([['good', idxImages(10, 1)]]);
    await expect(bring([table('a.csv', '1,0,0,0,0', '1,0,x,0,0')])).rejects.toMatchObject({
      code: 'csv/value',
      message: expect.stringContaining('line 2, column 3'),
    });
    expect(kept().trainImages.count).toBe(10);
  });

  it('do not go with other files', async () => {
    const files: readonly Brought[] = [table('a.csv', '1,0,0,0,0'), ['b', idxImages(10, 1)]];
    await expect(bring(files)).rejects.toMatchObject({
      code: 'files/mixed',
      message: expect.stringMatching(/^b is no table/),
    });
  });
});

describe('pictures', () => {
  const picture = (name: string, level: number): Brought => [
    name,
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, level),
  ];
  const few: readonly Brought[] = [
    picture('set/10/a.png', 51),
    picture('set/9/b.png', 102),
    ['set/.hidden', Uint8Array.of(1)],
    ['set/9/Thumbs.db', Uint8Array.of(1)],
    picture('set/9/c.png', 0),
  ];
  /** The first pixel of each image. */
  const levels = () => {
    const { count, pixels } = kept().trainImages;
    return Array.from({ length: count }, (_, i) => pixels[i * 28 * 28]);
  };

  it('are scaled, and belong to the class that their folder names', async () => {
    expect(await bring(few)).toEqual({ trainCount: 2, testCount: 1, areKept: true, areInverted: false });
    expect(kept()).toMatchObject({
      trainImages: { count: 3, width: 28, height: 28 },
      trainLabels: Uint8Array.of(1, 0, 0),
      classNames: ['9', '10'],
    });
    expect(levels()).toEqual([51, 102, 0]);
  });

  it('in a folder for tests are held out', async () => {
    const folders = ['train/a', 'train/b', 'test/a', 'test/b'];
    expect(await bring(folders.map((folder, i) => picture(`${folder}/x.png`, i)))).toMatchObject({
      trainCount: 2,
      testCount: 2,
    });
    expect(levels()).toEqual([0, 1]);
    expect(kept()).toMatchObject({ testLabels: Uint8Array.of(0, 1), classNames: ['a', 'b'] });
  });

  it('without folders have no classes', async () => {
    await bring([picture('a.png', 1), picture('b.png', 2)]);
    expect(kept().trainLabels).toBeUndefined();
  });

  it('with a light background are inverted, all or none, unless they are to stay', async () => {
    const light = [picture('a/1.png', 255), picture('a/2.png', 255), picture('a/3.png', 51)];
    expect(await bring(light)).toMatchObject({ areInverted: true });
    expect(levels()).toEqual([0, 0, 204]);
    expect(await bring(light, true)).toMatchObject({ areInverted: false });
    expect(levels()).toEqual([255, 255, 51]);
  });

  it('are read as a task', async () => {
    await harness.open();
    await bring(few);
    expect(harness.events).toContainEqual(expect.objectContaining({ type: 'taskEnd', task: 'import' }));
  });

  it.each([
    [
      'cannot be decoded',
      [['set/1/broken.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47)]],
      'picture/damaged',
      /set\/1\/broken\.png/,
    ],
    [
      'lie beside others',
      [picture('1/a.png', 1), ['1/notes.doc', Uint8Array.of(1)]],
      'files/mixed',
      /1\/notes\.doc is no picture/,
    ],
    [
      'lie in too many folders',
      Array.from({ length: 257 }, (_, i) => picture(`${i}/a.png`, 0)),
      'picture/classes',
      /257 folders/,
    ],
  ] as const)('that %s are refused', async (_, files, code, message) => {
    await expect(bring(files)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });
});
