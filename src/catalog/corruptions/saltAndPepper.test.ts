import { beforeAll, expect, it } from 'vitest';
import { useBackend } from '../../../tests/support/backends.ts';
import { corruptedImages } from '../../../tests/support/corrupted.ts';
import { saltAndPepper } from './saltAndPepper.ts';

beforeAll(() => useBackend('cpu'));

it('replaces the rate of the pixels, half of them by black and half by white, and leaves the rest', () => {
  const rate = 0.3;
  const { clean, corrupted } = corruptedImages(saltAndPepper, { rate }, { height: 50, width: 40, count: 20 });
  const n = clean.length;
  const share = (value: number) => corrupted.filter((pixel) => pixel === value).length / n;
  const fourStandardErrors = 4 * Math.sqrt(((rate / 2) * (1 - rate / 2)) / n);
  expect(Math.abs(share(0) - rate / 2)).toBeLessThan(fourStandardErrors);
  expect(Math.abs(share(1) - rate / 2)).toBeLessThan(fourStandardErrors);
  const others = corrupted.filter((pixel, i) => pixel === clean[i]).length / n;
  expect(others + share(0) + share(1)).toBe(1);
});
