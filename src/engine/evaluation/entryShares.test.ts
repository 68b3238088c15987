import { expect, it } from 'vitest';
import { entryShares } from './entryShares.ts';

it('counts the nearest entry at each place, of equal ones the first', () => {
  const codebook = Float32Array.of(0, 0, 4, 0, 0, 4);
  // Two images of two vectors each.
  const codes = Float32Array.of(1, 0, 3.9, 0.5, 2, 0, -1, 9);
  const shares = entryShares(codes, codebook, { places: 2, dimension: 2 });
  expect([...shares]).toEqual([1, 0, 0, 0, 0.5, 0.5]);
});
