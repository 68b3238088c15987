import { describe, expect, it } from 'vitest';
import { klOfUnits, varianceOfMeans } from './codeUse.ts';

const f32 = (...values: number[]) => Float32Array.from(values);

describe('the KL of units', () => {
  it('is 0 at the prior, ½ μ² beside it, and ½ (σ² − log σ² − 1) above it, mean over images', () => {
    // Two images; units at the prior, moved by 1 and by 3, and of standard deviation e.
    const kl = klOfUnits(f32(0, 1, 0, 0, 3, 0), f32(0, 0, 2, 0, 0, 2), 3);
    expect(kl[0]).toBe(0);
    expect(kl[1]).toBeCloseTo((0.5 + 4.5) / 2, 6);
    expect(kl[2]).toBeCloseTo(0.5 * (Math.exp(2) - 3), 5);
  });
});

describe('the variance of means', () => {
  it('is taken over images, unit by unit', () => {
    expect([...varianceOfMeans(f32(1, 5, 3, 5), 2)]).toEqual([1, 0]);
  });
});
