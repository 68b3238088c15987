import { expect, it } from 'vitest';
import { sharesOf } from './shares.ts';

it('tells how classes share, those with the most images first', () => {
  const labels = Uint8Array.of(4, 4, 2, 1, 4);
  expect(sharesOf(labels, Uint32Array.of(0, 1, 2, 3))).toEqual([
    { label: 4, share: 0.5 },
    { label: 1, share: 0.25 },
    { label: 2, share: 0.25 },
  ]);
  expect(sharesOf(labels, new Uint32Array())).toEqual([]);
});
