import { expect, it } from 'vitest';
import { anyOfClass, endOf, firstOther, nextOfClass } from './otherImage.ts';

/** Two training images, then test images 2 … 7. */
const dataset = { id: 'few', labels: Uint8Array.of(9, 9, 1, 1, 0, 1, 0, 2), trainCount: 2, testCount: 6 };

it('is a test image of another class at first', () => {
  expect(firstOther(dataset, 2)).toBe(4);
  expect(firstOther(dataset, 4)).toBe(2);
  const alike = { ...dataset, labels: new Uint8Array(8) };
  expect(firstOther(alike, 2)).toBe(2);
});

it('stays the one that was chosen as long as the data have it', () => {
  expect(endOf(dataset, undefined, 2)).toBe(4);
  expect(endOf(dataset, { dataset: 'few', index: 7 }, 2)).toBe(7);
  expect(endOf(dataset, { dataset: 'few', index: 8 }, 2)).toBe(4);
  expect(endOf(dataset, { dataset: 'others', index: 7 }, 2)).toBe(4);
});

it('goes round in a circle within its class, or through all', () => {
  expect(nextOfClass(dataset, 4, 1, 0)).toBe(6);
  expect(nextOfClass(dataset, 6, 1, 0)).toBe(4);
  expect(nextOfClass(dataset, 4, -1, 0)).toBe(6);
  expect(nextOfClass(dataset, 7, 1, undefined)).toBe(2);
  expect(nextOfClass(dataset, 4, 1, 5)).toBe(4);
});

it('is any of its class at random', () => {
  expect([0, 0.4, 0.99].map((uniform) => anyOfClass(dataset, 7, 1, uniform))).toEqual([2, 3, 5]);
  expect(anyOfClass(dataset, 7, 5, 0.3)).toBe(7);
});
