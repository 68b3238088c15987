import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestByHamming } from './hamming.ts';

/** Codes of three bits. */
const codes = Float32Array.of(
  ...[1, 1, 1],
  ...[0, 0, 0],
  ...[1, 0, 1],
  ...[0, 0, 1],
  ...[1, 1, 1],
  ...[1, 1, 0],
);
const found = (code: readonly number[], among: readonly number[], count: number) => {
  const { indices, distances, within } = nearestByHamming(codes, Float32Array.from(code), among, count);
  return { indices: [...indices], distances: [...distances], within };
};

describe('the nearest codes', () => {
  it('differ in the fewest bits; of equally near ones those that came first', () => {
    expect(found([1, 1, 1], [5, 4, 3, 2, 1, 0], 4)).toEqual({
      indices: [4, 0, 5, 2],
      distances: [0, 0, 1, 1],
      within: 4,
    });
  });

  it('are counted up to the distance of the last, also those that were not taken', () => {
    expect(found([0, 0, 0], [0, 1, 2, 3, 4, 5], 3)).toEqual({
      indices: [1, 3, 2],
      distances: [0, 1, 2],
      within: 4,
    });
  });

  it('are sought only where asked, and are fewer where there are fewer', () => {
    expect(found([1, 1, 1], [3, 1], 10)).toEqual({ indices: [3, 1], distances: [2, 3], within: 2 });
    expect(found([1, 1, 1], [], 10)).toEqual({ indices: [], distances: [], within: 0 });
  });

  it('leave no nearer one out, whatever the bits', () => {
    const bit = fc.constantFrom(0, 1);
    fc.assert(
      fc.property(fc.array(bit, { minLength: 40, maxLength: 40 }), fc.nat(9), (bits, count) => {
        const all = Float32Array.from(bits);
        const distanceOf = (row: number) => bits.slice(0, 4).filter((b, j) => b !== bits[4 * row + j]).length;
        const rows = [...Array(10).keys()];
        const { indices, distances } = nearestByHamming(all, all.slice(0, 4), rows, count);
        expect([...indices].map(distanceOf)).toEqual([...distances]);
        expect([...distances]).toEqual(
          rows
            .map(distanceOf)
            .sort((a, b) => a - b)
            .slice(0, count),
        );
      }),
    );
  });
});
