import { expect, it } from 'vitest';
import { drawFitted } from './fittedGaussian.ts';

const momentsOf = (codes: Float32Array) => {
  const n = codes.length / 2;
  const mean = [0, 0];
  codes.forEach((value, i) => {
    mean[i % 2] = mean[i % 2]! + value / n;
  });
  const covariance = [0, 0, 0];
  for (let i = 0; i < codes.length; i += 2) {
    const [a, b] = [codes[i]! - mean[0]!, codes[i + 1]! - mean[1]!];
    covariance[0] = covariance[0]! + (a * a) / n;
    covariance[1] = covariance[1]! + (a * b) / n;
    covariance[2] = covariance[2]! + (b * b) / n;
  }
  return { mean, covariance };
};

const codes = Float32Array.of(1, 10, 2, 14, 4, 13, 3, 19, 0, 9);

it('draws with the mean and the covariance of the codes', () => {
  const found = momentsOf(drawFitted(codes, 2, 40_000, 0));
  const expected = momentsOf(codes);
  found.mean.forEach((value, i) => {
    expect(Math.abs(value - expected.mean[i]!)).toBeLessThan(0.06);
  });
  found.covariance.forEach((value, i) => {
    expect(Math.abs(value / expected.covariance[i]! - 1)).toBeLessThan(0.04);
  });
});

it('draws the same again for the same number, and something else for another', () => {
  expect(drawFitted(codes, 2, 3, 7)).toEqual(drawFitted(codes, 2, 3, 7));
  expect(drawFitted(codes, 2, 3, 8)).not.toEqual(drawFitted(codes, 2, 3, 7));
});
