import { expect, it } from 'vitest';
import { normalQuantile } from './normalQuantile.ts';

/** Φ(x) by Simpson's rule from 0. */
function distribution(x: number): number {
  const parts = 2000;
  const density = (t: number) => Math.exp(-0.5 * t * t) / Math.sqrt(2 * Math.PI);
  let sum = density(0) + density(x);
  for (let i = 1; i < parts; i++) sum += (i % 2 === 1 ? 4 : 2) * density((x * i) / parts);
  return 0.5 + (sum * x) / (3 * parts);
}

it('is the inverse of the distribution function, to 1e-6', () => {
  for (const p of [1e-6, 0.001, 0.01, 0.0749, 0.0751, 0.2, 0.5, 0.7, 0.924, 0.926, 0.999]) {
    const x = normalQuantile(p);
    const density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    expect(Math.abs(distribution(x) - p) / density).toBeLessThan(1e-6);
  }
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963985, 6);
});

it('is odd about one half, and infinite at the ends', () => {
  expect(normalQuantile(0.5)).toBe(0);
  expect(normalQuantile(0.13)).toBeCloseTo(-normalQuantile(0.87), 12);
  expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
});
