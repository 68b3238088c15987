/** Ranges, order and random codes. Not the sliders. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RangesFrame } from '#protocol/frames.ts';
import { firstUnits, isOffData, orderBySpread, randomCode, rangeOf } from './codes.ts';

const ranges: RangesFrame = {
  codec: 'autoencoder',
  mean: Float32Array.of(1, 0, -4),
  standardDeviation: Float32Array.of(0.5, 3, 1),
  low: Float32Array.of(0, -7, -6),
  high: Float32Array.of(2, 7, -2),
};

describe('the sliders of a code', () => {
  it('reach beyond the data, in round numbers', () => {
    expect(rangeOf(-7, 7)).toEqual({ min: -15, max: 15, step: 0.1, decimals: 1 });
    expect(rangeOf(0, 2)).toEqual({ min: -0.5, max: 2.5, step: 0.01, decimals: 2 });
    expect(rangeOf(3, 3).min).toBeLessThan(rangeOf(3, 3).max);
  });

  it('contain the data whatever their scale', () => {
    const finite = fc.double({ min: -1e4, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(finite, finite, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const { min, max, step } = rangeOf(low, high);
        expect(min).toBeLessThanOrEqual(low + 1e-4);
        expect(max).toBeGreaterThanOrEqual(high - 1e-4);
        expect(step).toBeGreaterThan(0);
      }),
    );
  });

  it('are ordered by what matters, and know where there are no data', () => {
    expect(orderBySpread(ranges)).toEqual([1, 2, 0]);
    expect(isOffData(7.5, -7, 7)).toBe(false);
    expect(isOffData(-9, -6, -2)).toBe(true);
  });

  it('begin with the two units that vary most, where there are more and they are known', () => {
    expect(firstUnits(ranges, 3)).toEqual([1, 2]);
    expect(firstUnits(ranges, 4)).toEqual([0, 1]);
    expect(firstUnits(undefined, 3)).toEqual([0, 1]);
    const plane = { ...ranges, mean: ranges.mean.slice(0, 2) };
    expect(firstUnits(plane, 2)).toEqual([0, 1]);
  });

  it('are drawn as the data lie', () => {
    const normal = -Math.sqrt(2 * Math.log(2));
    const drawn = randomCode(ranges, () => 0.5);
    expect(drawn[0]).toBeCloseTo(1 + 0.5 * normal);
    expect(drawn[1]).toBeCloseTo(3 * normal);
    expect(drawn[2]).toBeCloseTo(-4 + normal);
  });
});
