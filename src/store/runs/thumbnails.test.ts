/** A few images of different classes, as bytes. */
import { expect, it } from 'vitest';
import type { DatasetInfo } from '#protocol/state.ts';
import { indicesOfThumbnails, takeThumbnails } from './thumbnails.ts';

const dataset: DatasetInfo = {
  ...{ id: 'd', label: 'D', items: { kind: 'image' }, width: 2, height: 1, trainCount: 3, testCount: 9 },
  ...{ isHeldOut: true, classNames: ['a', 'b', 'c'], entropyFloor: 0 },
  labels: Uint8Array.of(0, 1, 2, 0, 0, 1, 1, 2, 0, 0, 0, 0),
};

it('are test images: one of each class first, then others', () => {
  expect(indicesOfThumbnails(dataset)).toEqual([3, 4, 5, 6, 7, 8]);
  expect(indicesOfThumbnails({ ...dataset, testCount: 2 })).toEqual([3, 4]);
});

it('are clipped to bytes, side by side; points have none', async () => {
  const inspect = async (index: number) => ({
    image: Float32Array.of(0, 1),
    reconstruction: Float32Array.of(-0.5, index === 3 ? 1.5 : 0.5),
  });
  const taken = await takeThumbnails(dataset, inspect);
  expect(taken?.originals.subarray(0, 4)).toEqual(Uint8Array.of(0, 255, 0, 255));
  expect(taken?.reconstructions.subarray(0, 4)).toEqual(Uint8Array.of(0, 255, 0, 128));
  const points = { plane: { origin: [], axes: [[], []], reach: 1 }, cloud: new Float32Array() } as const;
  expect(await takeThumbnails({ ...dataset, items: { kind: 'point', ...points } }, inspect)).toBeUndefined();
});
