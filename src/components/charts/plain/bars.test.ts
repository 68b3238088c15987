import { expect, it } from 'vitest';
import { barAt } from './bars.ts';
import { areaOf } from './plot.ts';

it('finds the bar under a place, and none beside the bars', () => {
  const size = { width: 400, height: 200 };
  const { left } = areaOf(size, { title: true });
  // Few bars are of their greatest width.
  expect(barAt(left + 1, size, 3)).toBe(0);
  expect(barAt(left + 37, size, 3)).toBe(1);
  expect(barAt(left + 3 * 36 + 1, size, 3)).toBeUndefined();
  expect(barAt(left - 1, size, 3)).toBeUndefined();
  expect(barAt(391, size, 100)).toBe(99);
});
