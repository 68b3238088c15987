import fc from 'fast-check';
import { expect, it } from 'vitest';
import { binOf, edgesOf, histogramOf } from './histogram.ts';

it('counts every value once, in the bin whose ends it lies between', () => {
  fc.assert(
    fc.property(
      fc.array(fc.float({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 60 }),
      (values) => {
        const { domain, counts } = histogramOf(Float32Array.from(values), [0.05]);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
        for (const value of values) {
          const [low, high] = edgesOf(binOf(value, domain), domain);
          const room = 1e-6 * (domain[1] - domain[0]);
          expect(value).toBeGreaterThanOrEqual(low - room);
          expect(value).toBeLessThanOrEqual(high + room);
        }
      },
    ),
  );
});

it('has round ends that hold the marks and zero', () => {
  expect(histogramOf(Float32Array.of(0.31, 0.87), []).domain).toEqual([0, 0.9]);
  const { domain } = histogramOf(Float32Array.of(-0.2, -0.1), [0.3]);
  expect(domain[0]).toBeLessThanOrEqual(-0.2);
  expect(domain[1]).toBeGreaterThanOrEqual(0.3);
});

it('gives values that are all the same, or missing, a place', () => {
  const { domain, counts } = histogramOf(Float32Array.of(0, 0, Number.NaN), []);
  expect(domain).toEqual([-0.5, 0.5]);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2);
});
