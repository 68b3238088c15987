import { beforeAll, describe, expect, it } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import { data, experiment, measure, valuesOf, withoutLeak } from '../../../tests/support/meters.ts';
import type { Autoencoder } from '../autoencoder.ts';
import { gatherImages } from '../data/images.ts';
import { probes } from './index.ts';
import type { ProbeContext } from './probe.ts';

beforeAll(() => useBackend('simd'));

const TRAIN = data.train.count;
const BITS = 6;
const hashing = defineExperiment({
  network: { id: 'dense', params: { widths: [9] } },
  code: { id: 'binary', params: { size: BITS } },
  training: { batchSize: 50, epochs: 1 },
});

const encodeAll = async ({ autoencoderCodes }: ProbeContext) => {
  while (!autoencoderCodes.isCurrent()) await autoencoderCodes.refresh();
};
const codesOf = (autoencoder: Autoencoder, indices: readonly number[]) => {
  const values = valuesOf(() => autoencoder.encode(gatherImages(data, indices)));
  return indices.map((_, row) => values.slice(row * BITS, (row + 1) * BITS));
};
const labelOf = (index: number) =>
  index < TRAIN ? data.train.labels[index]! : data.test.labels[index - TRAIN]!;
const hamming = (a: readonly number[], b: readonly number[]) => a.filter((bit, j) => bit !== b[j]).length;

describe('the neighbours of an image', () => {
  it.each([3, TRAIN + 7])('are those that the codes themselves tell: image %i', (index) =>
    measure(hashing, async (context, { autoencoder }) => {
      await encodeAll(context);
      const frame = await withoutLeak(() => probes.neighbours.compute(context, { index }));
      const [own] = codesOf(autoencoder, [index]);
      const others = [...Array(TRAIN).keys()].filter((other) => other !== index);
      const distances = codesOf(autoencoder, others).map((code) => hamming(code, own!));
      const farthest = distances.toSorted((a, b) => a - b)[9]!;
      expect([...frame.distances]).toEqual(distances.toSorted((a, b) => a - b).slice(0, 10));
      expect([...frame.indices].map((other) => distances[others.indexOf(other)])).toEqual([
        ...frame.distances,
      ]);
      expect(new Set(frame.indices).size).toBe(10);
      const same = [...frame.indices].filter((other) => labelOf(other) === labelOf(index));
      expect(frame).toMatchObject({
        ...{ step: 4, index, bits: BITS, searched: others.length, sameClass: same.length },
        within: distances.filter((distance) => distance <= farthest).length,
      });
      expect([...frame.images]).toEqual(valuesOf(() => gatherImages(data, [index, ...frame.indices])));
    }),
  );

  it('do not hold the image itself where the data to test with are those to train on', () =>
    measure(hashing, async (context) => {
      await encodeAll(context);
      const same = { ...context, data: { ...data, test: data.train } };
      const frame = await probes.neighbours.compute(same, { index: TRAIN + 3 });
      expect(frame!.searched).toBe(TRAIN - 1);
      expect(frame!.indices).not.toContain(3);
    }));

  it('are not there before any code is, for codes that are no bits, and for images that are not there', async () => {
    await measure(hashing, async (context) => {
      expect(await probes.neighbours.compute(context, { index: 0 })).toBeUndefined();
      await encodeAll(context);
      expect(await probes.neighbours.compute(context, { index: 320 })).toBeUndefined();
    });
    await measure(experiment, async (context) => {
      await encodeAll(context);
      expect(await probes.neighbours.compute(context, { index: 0 })).toBeUndefined();
    });
  });
});
