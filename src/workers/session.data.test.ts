import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { parseSpec } from '#protocol/parseSpec.ts';

import { manifestOf } from '../../tests/support/fakePlatform.ts';
import { idxDataset, idxImages, idxLabels } from '../../tests/support/idxFiles.ts';
import { createHarness, harnessForEach, smallExperiment } from '../../tests/support/workerHarness.ts';

const own: ExperimentSpec = { ...smallExperiment, dataset: { id: 'own', params: {} } };
const harness = harnessForEach();

const served = () => harness.platform.served;
const download = (name: string) => `mnist/${name}.gz`;

describe('a data set on the server', () => {
  it('is shown while it loads, with how much there is', async () => {
    await harness.open();
    const progress = harness.events.flatMap((event) => (event.type === 'task' ? [event.progress] : []));
    const shown = progress.filter(({ task }) => task === 'download');
    expect(shown[0]).toMatchObject({ label: 'Loading MNIST digits', fraction: undefined });
    expect(shown.some(({ fraction }) => fraction !== undefined && fraction < 1)).toBe(true);
    expect(shown.at(-1)).toMatchObject({
      fraction: 1,
      detail: expect.stringMatching(/^[\d.]+ of [\d.]+ MB$/),
    });
    expect(harness.events).toContainEqual({ type: 'taskEnd', runId: 1, task: 'download' });
  });

  it('is fetched once for many runs', async () => {
    await harness.open();
    await harness.open({ ...smallExperiment, seed: 9 }, 2);
    expect(
      harness.platform.asked.filter((path) => path === download('train-images-idx3-ubyte')),
    ).toHaveLength(1);
  });

  it('may be inflated on the way already', async () => {
    for (const [name, bytes] of idxDataset()) served().set(download(name), bytes);
    expect((await harness.open()).dataset.trainCount).toBe(60);
  });

  it('that is missing is unavailable, and the message says what to do', async () => {
    served().delete(download('t10k-labels-idx1-ubyte'));
    await expect(harness.open()).rejects.toMatchObject({
      code: 'dataset/unavailable',
      message: expect.stringContaining('npm run datasets'),
    });
    expect(harness.events.at(-1)).toMatchObject({
      state: { phase: 'failed', error: { code: 'dataset/unavailable' } },
    });
  });

  it('that agrees with its checksums is taken', async () => {
    served().set('manifest.json', manifestOf('mnist', idxDataset()));
    expect((await harness.open()).dataset.trainCount).toBe(60);
  });

  it('that does not agree with its checksums is refused as damaged', async () => {
    served().set('manifest.json', manifestOf('mnist', idxDataset()));
    served().set(download('train-images-idx3-ubyte'), new Uint8Array(gzipSync(idxImages(60, 99))));
    await expect(harness.open()).rejects.toMatchObject({
      code: 'dataset/corrupt',
      message: expect.stringMatching(/mnist\/train-images-idx3-ubyte has the SHA-256 [0-9a-f]{12}…/),
    });
  });

  it('is taken unchecked where hashes are withheld or the manifest is none', async () => {
    served().set(
      'manifest.json',
      manifestOf('mnist', new Map([...idxDataset()].map(([name]) => [name, idxLabels(1)]))),
    );
    harness.platform.withholdsHashes = true;
    expect((await harness.open()).dataset.trainCount).toBe(60);
    for (const text of ['<!doctype html>', '{"datasets":[{"id":"mnist","files":3},null]}', '[]']) {
      const other = createHarness();
      other.platform.served.set('manifest.json', new TextEncoder().encode(text));
      expect((await other.open()).dataset.trainCount).toBe(60);
      await other.close();
    }
  });

  it.each([
    ['damaged gzip', Uint8Array.of(0x1f, 0x8b, 1, 2, 3), 'gzip/damaged'],
    ['a web page', new TextEncoder().encode('<!doctype html><p>Not found'), 'idx/magic'],
    ['cut off', idxImages(60, 1).slice(0, 1000), 'idx/truncated'],
    ['empty', new Uint8Array(), 'idx/empty'],
  ])('that is %s is refused with a code', async (_, bytes, code) => {
    served().set(download('train-images-idx3-ubyte'), bytes);
    await expect(harness.open()).rejects.toMatchObject({ code });
    expect((await createOtherOpen()).dataset.trainCount).toBe(60);
  });

  /** The same session opens again once the file is right. */
  const createOtherOpen = () => {
    served().set(download('train-images-idx3-ubyte'), idxImages(60, 1));
    return harness.open(smallExperiment, 2);
  };

  it('can be cancelled while it loads, and loaded after all', async () => {
    harness.platform.isStalled = true;
    const loading = harness.next('task', ({ progress }) => progress.fraction !== undefined);
    const opened = harness.open();
    opened.catch(() => undefined);
    await loading;
    await harness.client.call('cancel', { task: 'download' });
    await expect(opened).rejects.toMatchObject({
      code: 'task/cancelled',
      message: expect.stringContaining('Reset'),
    });
    expect(harness.events.filter(({ type }) => type === 'taskEnd')).toMatchObject([
      { task: 'download', error: { code: 'task/cancelled' } },
    ]);
    harness.platform.isStalled = false;
    expect((await harness.open(smallExperiment, 2)).dataset.trainCount).toBe(60);
  });

  it('answers a pause while it loads', async () => {
    harness.platform.isStalled = true;
    const loading = harness.next('task');
    harness.open().catch(() => undefined);
    await loading;
    await expect(harness.client.call('pause', {})).resolves.toEqual({});
  });
});

describe('generated images', () => {
  it('are drawn as a task that can be cancelled', async () => {
    const drawing = harness.next(
      'task',
      ({ progress }) => progress.task === 'generate' && (progress.fraction ?? 0) > 0,
    );
    const opened = harness.open({
      ...smallExperiment,
      dataset: { id: 'strokeDigits', params: { count: 10_000 } },
    });
    opened.catch(() => undefined);
    expect((await drawing).progress).toMatchObject({
      label: 'Drawing Stroke digits',
      detail: expect.stringContaining('%'),
    });
    await harness.client.call('cancel', { task: 'generate' });
    await expect(opened).rejects.toMatchObject({ code: 'task/cancelled' });
  });
});

describe('the person’s own files', () => {
  const kept = { areKept: true, areInverted: false };
  const bring = (...files: (readonly [string, Uint8Array])[]) =>
    harness.client.call('importFiles', { files: files.map(([name, bytes]) => ({ name, bytes })) });

  it('are kept, counted and opened, compressed or not', async () => {
    const counts = await bring(
      ['pictures', new Uint8Array(gzipSync(idxImages(30, 1)))],
      ['numbers', idxLabels(30)],
    );
    expect(counts).toEqual({ trainCount: 27, testCount: 3, ...kept });
    expect((await harness.open(own)).dataset).toMatchObject({
      id: 'own',
      trainCount: 27,
      testCount: 3,
      classNames: ['0', '1', '2', '3'],
    });
  });

  it('are told apart by their names, or by their sizes', async () => {
    expect(await bring(['test', idxImages(9, 1)], ['train', idxImages(7, 2)])).toEqual({
      trainCount: 7,
      testCount: 9,
      ...kept,
    });
    expect(await bring(['a', idxImages(5, 1)], ['b', idxImages(8, 2)])).toEqual({
      trainCount: 8,
      testCount: 5,
      ...kept,
    });
  });

  it('replace the ones before, and leave a downloaded data set alone', async () => {
    await harness.open();
    await bring(['a', idxImages(10, 1)]);
    expect((await harness.open(own, 2)).dataset.trainCount).toBe(9);
    await bring(['b', idxImages(20, 1)]);
    expect((await harness.open(own, 3)).dataset.trainCount).toBe(18);
    const fetched = harness.platform.asked.length;
    await harness.open(smallExperiment, 4);
    await bring(['c', idxImages(20, 1)]);
    await harness.open(smallExperiment, 5);
    expect(harness.platform.asked.length).toBe(2 * fetched);
  });

  it.each([
    ['nothing of the kind', [['x', new TextEncoder().encode('hello')]], 'idx/magic'],
    ['cut off', [['x', idxImages(5, 1).slice(0, -1)]], 'idx/truncated'],
    ['empty', [['x', new Uint8Array()]], 'idx/empty'],
    ['damaged gzip', [['x', Uint8Array.of(0x1f, 0x8b, 0)]], 'gzip/damaged'],
    ['only labels', [['x', idxLabels(5)]], 'idx/empty'],
    ['one image', [['x', idxImages(1, 1)]], 'idx/empty'],
    [
      'of different counts',
      [
        ['x', idxImages(5, 1)],
        ['y', idxLabels(4)],
      ],
      'idx/mismatch',
    ],
    [
      'too many',
      [
        ['x', idxImages(5, 1)],
        ['y', idxImages(5, 2)],
        ['z', idxImages(5, 3)],
      ],
      'idx/mismatch',
    ],
    ['none', [], 'idx/empty'],
  ] as const)('that are %s are refused, and the ones before are kept', async (_, files, code) => {
    await bring(['good', idxImages(10, 1)]);
    await expect(bring(...files)).rejects.toMatchObject({ code });
    expect((await harness.open(own)).dataset.trainCount).toBe(9);
  });

  it('are unavailable before there are any', async () => {
    await expect(harness.open(own)).rejects.toMatchObject({
      code: 'dataset/unavailable',
      message: expect.stringContaining('drop IDX files, tables or pictures'),
    });
  });
});

describe('points', () => {
  const ring = parseSpec({
    ...smallExperiment,
    dataset: { id: 'ring', params: { count: 200 } },
    corruption: { id: 'gaussian', params: { sigma: 0.2 } },
    loss: { id: 'squaredError' },
  });

  it('are told with the plane in which to look at them, and have no entropy', async () => {
    const { dataset } = await harness.open(ring);
    expect(dataset).toMatchObject({ width: 2, height: 1, trainCount: 160, testCount: 40, isHeldOut: true });
    expect(dataset.entropyFloor).toBeUndefined();
    if (dataset.items.kind !== 'point') throw new Error('A ring consists of points.');
    const { cloud, plane } = dataset.items;
    expect(cloud).toHaveLength(2 * 160);
    expect(cloud.every((value) => Math.abs(value) < plane.reach)).toBe(true);
  });

  it('are trained, tested against PCA and seen by every probe', async () => {
    await harness.open(ring);
    await harness.client.call('step', {});
    const { point } = await harness.next(
      'test',
      ({ point: tested }) => tested.step === 1 && tested.pcaSquaredError !== undefined,
    );
    expect(point.pcaSquaredError).toBeLessThan(1e-9); // two components of two numbers
    await harness.client.call('watch', {
      needs: {
        stage: { index: 3 },
        reconstructions: { indices: [160, 161] },
        denoisingField: { sigma: 0.2 },
      },
    });
    const { frames } = await harness.next('snapshot');
    expect(frames.stage!.clean).toHaveLength(2);
    expect(frames.reconstructions!.autoencoder).toHaveLength(4);
    expect(frames.denoisingField!.step).toBe(1);
    expect(frames.denoisingField!.cosine).toBeGreaterThan(-1);
  });
});

it('a table is told with its columns, and with nothing held out where it is printed', async () => {
  const { dataset } = await harness.open({ ...smallExperiment, dataset: { id: 'customers', params: {} } });
  expect(dataset.items).toEqual({
    kind: 'table',
    columns: ['A', 'B', 'C', 'D', 'E', 'F'],
    rowName: 'customer',
  });
  expect([dataset.trainCount, dataset.testCount, dataset.isHeldOut]).toEqual([5, 5, false]);
  expect(dataset.entropyFloor).toBeCloseTo(0, 12);
});
