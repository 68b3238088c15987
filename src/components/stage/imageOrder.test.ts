/** The order of the images on the stage. Not the picker. */
import { expect, it } from 'vitest';
import { neighbourOf, splitOf } from './imageOrder.ts';

const counts = { trainCount: 60_000, testCount: 10_000 };

it('stays within a split, round in a circle', () => {
  expect(splitOf(59_999, counts).name).toBe('train');
  expect(splitOf(60_000, counts)).toEqual({ name: 'test', first: 60_000, count: 10_000 });
  expect(neighbourOf(60_000, -1, counts)).toBe(69_999);
  expect(neighbourOf(69_999, 1, counts)).toBe(60_000);
  expect(neighbourOf(0, -1, counts)).toBe(59_999);
  expect(neighbourOf(7, 1, counts)).toBe(8);
});
