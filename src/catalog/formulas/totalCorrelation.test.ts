import { beforeAll, describe, expect, it } from 'vitest';
import { normal } from '#engine/random.ts';
import { tf } from '#engine/tf.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import { inFloat64 } from '../../../tests/support/float64.ts';
import { totalCorrelation } from './totalCorrelation.ts';

beforeAll(() => useBackend('cpu'));

type Rows = readonly (readonly number[])[];

/** The estimate for each row, float64. */
const estimate = (z: Rows, mu: Rows, logVar: Rows, weights: readonly number[]): number[] =>
  inFloat64(() =>
    tf.tidy(() => {
      const [zs, mus, logVars] = [z, mu, logVar].map((rows) => tf.tensor2d(rows.map((row) => [...row])));
      return [...totalCorrelation(tf, zs!, mus!, logVars!, tf.tensor1d([...weights])).dataSync()];
    }),
  );

const density = (z: number, mu: number, logVar: number) =>
  Math.exp(-((z - mu) ** 2) / (2 * Math.exp(logVar))) / Math.sqrt(2 * Math.PI * Math.exp(logVar));

/** The definition, sum by sum, without logarithms until the end. */
function byHand(z: Rows, mu: Rows, logVar: Rows, weights: readonly number[]): number[] {
  return z.map((row) => {
    const each = mu.map((means, j) => row.map((value, d) => density(value, means[d]!, logVar[j]![d]!)));
    const mixture = (of: (densities: number[]) => number) =>
      each.reduce((sum, densities, j) => sum + weights[j]! * of(densities), 0);
    const joint = mixture((densities) => densities.reduce((product, q) => product * q, 1));
    return row.reduce(
      (rest, _, d) => rest - Math.log(mixture((densities) => densities[d]!)),
      Math.log(joint),
    );
  });
}

const draw = (stream: string, rows: number, scale: number): number[][] =>
  Array.from({ length: rows }, (_, i) =>
    [...normal(3, { seed: 2, stream, counter: i })].map((value) => scale * value),
  );
const z = draw('z', 5, 1);
const mu = draw('mu', 5, 1);
const logVar = draw('logVar', 5, 0.5);
const weights = [0.25, 0.25, 0.25, 0.25, 0];

describe('total correlation within a batch', () => {
  it('is log Σ w Π q − Σ log Σ w q, without the rows of padding', () => {
    const expected = byHand(z, mu, logVar, weights);
    estimate(z, mu, logVar, weights).forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i]!, 10);
    });
    const other = estimate(z, mu.with(4, [9, 9, 9]), logVar, weights);
    expect(other.slice(0, 4)).toEqual(estimate(z, mu, logVar, weights).slice(0, 4));
  });

  it('is zero for a single unit, and where all posteriors are the same', () => {
    const single = (rows: Rows) => rows.map((row) => row.slice(0, 1));
    for (const value of estimate(single(z), single(mu), single(logVar), weights)) {
      expect(value).toBeCloseTo(0, 12);
    }
    const same = (row: readonly number[]) => z.map(() => row);
    for (const value of estimate(z, same([1, 2, 3]), same([0, 1, -1]), weights)) {
      expect(value).toBeCloseTo(0, 12);
    }
  });

  it('of n far-apart images is log n for each unit that repeats the first', () => {
    const apart = [0, 100, 200, 300].map((at) => [at, at, at]);
    const narrow = apart.map(() => [0, 0, 0]);
    for (const value of estimate(apart, apart, narrow, [0.25, 0.25, 0.25, 0.25])) {
      expect(value).toBeCloseTo(2 * Math.log(4), 9);
    }
  });

  it('is finite in float32 where densities vanish', () => {
    const found = tf.tidy(() => {
      const far = tf.tensor2d([
        [0, 0],
        [1e4, -1e4],
        [0, 0],
      ]);
      const sharp = tf.fill([3, 2], -10);
      const shown = tf.tensor1d([0.5, 0.5, 0]);
      return [...totalCorrelation(tf, far, far, tf.reshape(sharp, [3, 2]), shown).dataSync()];
    });
    expect(found.every(Number.isFinite)).toBe(true);
  });
});
