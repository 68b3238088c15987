/** Errors are measured as the papers do, and stay finite whatever comes out of a network. */
import { describe, expect, it } from 'vitest';
import { measureErrors } from './report.ts';

const split = { images: Uint8Array.of(0, 255, 255, 0), labels: new Uint8Array(2), count: 2 };

describe('measured errors', () => {
  it('are sums over pixels and means over images', () => {
    const { sse, mse, bce, psnr } = measureErrors(split, Float32Array.of(0.5, 0.5, 1, 0.5), 2);
    expect(sse).toBeCloseTo((0.5 + 0.25) / 2, 6);
    expect(mse).toBeCloseTo(sse / 2, 12);
    expect(bce).toBeCloseTo((3 * Math.LN2) / 2, 5);
    expect(psnr).toBeCloseTo((-10 * Math.log10(0.25) - 10 * Math.log10(0.125)) / 2, 6);
  });

  it('clip linear outputs for the cross-entropy alone', () => {
    const { sse, bce } = measureErrors(split, Float32Array.of(-1, 2, 3, 0), 2);
    expect(sse).toBeCloseTo(3, 6);
    expect(bce).toBeCloseTo(0, 5);
  });

  it('are finite where everything is right or everything is wrong', () => {
    for (const values of [
      [0, 1, 1, 0],
      [1, 0, 0, 1],
    ]) {
      const errors = measureErrors(split, Float32Array.from(values), 2);
      expect(Object.values(errors).every(Number.isFinite)).toBe(true);
    }
    expect(measureErrors(split, Float32Array.of(0, 1, 1, 0), 2).psnr).toBeCloseTo(100, 6);
  });
});
