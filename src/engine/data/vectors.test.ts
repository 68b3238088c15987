/** Points and rows of tables are trained on as they are: the same batches, moments and errors on every backend. */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { beforeAll, describe, expect, it } from 'vitest';
import { printedTable } from '#catalog/datasets/customers/generate.ts';
import type { Data } from '#catalog/datasets/data.ts';
import { curve } from '#catalog/datasets/points/curve.ts';
import { generatePoints } from '#catalog/datasets/points/generate.ts';
import { alive, type NodeBackend, useBackend } from '../../../tests/support/backends.ts';
import { fitPca, type PcaFit } from '../codecs/pca.ts';
import { entropyFloor } from '../evaluation/metrics.ts';
import { createSequence } from '../random.ts';
import { tf } from '../tf.ts';
import { createBatches } from './batches.ts';
import { createImages } from './images.ts';

function arcs(count: number, dimensions: number): Data {
  const shape = curve((u) => [3 * Math.cos(u), 3 * Math.sin(u)]);
  const work = generatePoints(shape, { noise: 0.1, count, dimensions }, createSequence, 5);
  for (let next = work.next(); ; next = work.next()) if (next.done) return next.value;
}

const points = arcs(60, 3);

/** Every number of every batch of the first steps. */
function batchesOn(data: Data, steps: number) {
  const images = createImages(data);
  const batches = createBatches(data.train, images, 7, 11);
  const taken = Array.from({ length: steps }, (_, step) =>
    tf.tidy(() => {
      const { x, weights } = batches.take(step, tf.scalar(step, 'int32'));
      return [...x.dataSync(), ...weights.dataSync()];
    }),
  );
  images.dispose();
  return taken;
}

describe('batches of points', () => {
  it('are the same bits from the device and from the host, with rows of zeros after the last', async () => {
    await useBackend('cpu');
    const expected = batchesOn(points, 20);
    await useBackend('simd');
    const before = alive();
    const found = batchesOn(points, 20);
    expect(found).toEqual(expected);
    // 48 points make six batches of seven and one of six.
    expect(found[6]!.slice(18, 21)).toEqual([0, 0, 0]);
    expect(found[6]!.at(-1)).toBe(0);
    expect(alive()).toEqual(before);
  });
});

describe.each<NodeBackend>(['cpu', 'simd'])('items on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  it('are found by their index, those to test on after the others', () => {
    const images = createImages(points);
    const rows = images.rows([47, 48, 0], 4);
    const at = ({ values }: { values: Float32Array }, index: number) => [
      ...values.subarray(3 * index, 3 * index + 3),
    ];
    if (points.kind === 'image') throw new Error('Points are no images.');
    expect([...rows.dataSync()]).toEqual([
      ...at(points.train, 47),
      ...at(points.test, 0),
      ...at(points.train, 0),
      ...[0, 0, 0],
    ]);
    rows.dispose();
    images.dispose();
  });
});

async function finish(work: AsyncGenerator<number, PcaFit, void>): Promise<PcaFit> {
  for (;;) {
    const next = await work.next();
    if (next.done) return next.value;
  }
}

it('PCA of points has the moments of the definition', async () => {
  if (points.kind === 'image') throw new Error('Points are no images.');
  const fit = await finish(fitPca(points.train, 3, 3));
  const x = new Matrix(
    Array.from({ length: 48 }, (_, i) => [...points.train.values.subarray(3 * i, 3 * i + 3)]),
  );
  const centred = x.clone().center('column');
  const { realEigenvalues } = new EigenvalueDecomposition(centred.transpose().mmul(centred).div(48));
  const expected = realEigenvalues.toSorted((a, b) => b - a);
  for (const [i, value] of x.mean('column').entries()) expect(fit.mean[i]).toBeCloseTo(value, 12);
  for (const [i, value] of expected.entries()) expect(fit.eigenvalues[i]).toBeCloseTo(value, 10);
  expect(fit.totalVariance).toBeCloseTo(
    expected.reduce((sum, value) => sum + value, 0),
    10,
  );
});

it('cross-entropy has a floor for what lies in [0, 1], and none beyond', () => {
  expect(entropyFloor(printedTable().test, 6)).toBeCloseTo(0, 12);
  expect(entropyFloor(points.test, 3)).toBeUndefined();
  const half = { values: Float32Array.of(0.5, 0.5, 0, 1), labels: new Uint8Array(2), count: 2 };
  expect(entropyFloor(half, 2)).toBeCloseTo(Math.LN2, 12);
});
