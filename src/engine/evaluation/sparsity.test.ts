import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeShare, hoyerSparsity, meanActivity, SILENT, shareOfUse, supportSizes } from './sparsity.ts';

const f32 = (...values: number[]) => Float32Array.from(values);

describe('mean activity', () => {
  it('is the mean over images of each unit', () => {
    expect([...meanActivity(f32(0, 1, 0.5, 0, 1, 0.25), 3)]).toEqual([0, 1, 0.375]);
  });
});

describe('the share of active units', () => {
  it('counts magnitudes above the threshold, of either sign', () => {
    expect(activeShare(f32(0, SILENT / 2, -0.5, 2))).toBe(0.5);
    expect(activeShare(f32(-SILENT / 2, 0))).toBe(0);
  });
});

describe("Hoyer's sparsity", () => {
  it('is 1 for a single active unit, 0 for all alike, and its mean over images', () => {
    expect(hoyerSparsity(f32(0, 0, -3, 0), 4)).toBeCloseTo(1, 12);
    expect(hoyerSparsity(f32(0.5, -0.5, 0.5, 0.5), 4)).toBeCloseTo(0, 12);
    expect(hoyerSparsity(f32(0, 0, 3, 0, 1, 1, 1, 1), 4)).toBeCloseTo(0.5, 12);
  });

  it('of (3, 4) is (√2 − 7/5) / (√2 − 1)', () => {
    expect(hoyerSparsity(f32(3, 4), 2)).toBeCloseTo((Math.SQRT2 - 1.4) / (Math.SQRT2 - 1), 12);
  });

  it('leaves silent images out, and has no value where there is nothing to compare', () => {
    expect(hoyerSparsity(f32(0, 0, 0, 2), 2)).toBeCloseTo(1, 12);
    expect(hoyerSparsity(f32(0, 0), 2)).toBeNaN();
    expect(hoyerSparsity(f32(1, 2), 1)).toBeNaN();
  });

  it('stays between 0 and 1 and knows no scale', () => {
    const layer = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(layer, (values) => {
        const a = Float32Array.from(values);
        fc.pre(a.some((value) => Math.abs(value) > 1e-6));
        const sparsity = hoyerSparsity(a, a.length);
        expect(sparsity).toBeGreaterThan(-1e-6);
        expect(sparsity).toBeLessThan(1 + 1e-6);
        expect(
          hoyerSparsity(
            a.map((value) => 8 * value),
            a.length,
          ),
        ).toBeCloseTo(sparsity, 5);
      }),
    );
  });
});

describe('the support', () => {
  const twoImages = f32(0, 1e-20, -2, 0, 0, 3);

  it('counts what is not exactly zero, image by image', () => {
    expect([...supportSizes(twoImages, 3)]).toEqual([2, 1]);
  });

  it('says how often each unit is part of it', () => {
    expect([...shareOfUse(twoImages, 3)]).toEqual([0, 0.5, 1]);
  });
});
