import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { normal } from '#engine/random.ts';
import { tf } from '#engine/tf.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import { inFloat64 } from '../../../tests/support/float64.ts';
import { gaussianKl, gaussianKlBetween, gaussianKlOfUnits, sampleGaussian } from './gaussian.ts';

beforeAll(() => useBackend('cpu'));

const divergence = (mu: number[], logVar: number[]) =>
  tf.tidy(() => gaussianKl(tf, tf.tensor2d([mu]), tf.tensor2d([logVar])).dataSync()[0]!);
const exactly = (mu: number[], logVar: number[]) => inFloat64(() => divergence(mu, logVar));
const numbers = (most: number) =>
  fc.array(fc.double({ min: -most, max: most, noNaN: true }), { minLength: 1, maxLength: 6 });

const between = (q: readonly [number[], number[]], p: readonly [number[], number[]]) =>
  inFloat64(() =>
    tf.tidy(() => {
      const [a, b] = [q, p].map(([mu, logVar]) => ({
        mu: tf.tensor2d([mu]),
        logVar: tf.tensor2d([logVar]),
      }));
      return gaussianKlBetween(tf, a!, b!).dataSync()[0]!;
    }),
  );

describe('the divergence from the standard Gaussian', () => {
  it('is zero for the standard Gaussian itself', () => {
    expect(divergence([0, 0, 0], [0, 0, 0])).toBe(0);
  });

  it.each([
    [1, 0, 0.5],
    [0, Math.log(4), 0.5 * (4 - Math.log(4) - 1)],
    [-2, Math.log(0.25), 0.5 * (4 + 0.25 + Math.log(4) - 1)],
  ])('for μ = %d and log σ² = %d is %d nats', (mu, logVar, expected) => {
    expect(exactly([mu], [logVar])).toBeCloseTo(expected, 12);
  });

  it('adds up over units and is never negative', () => {
    fc.assert(
      fc.property(numbers(5), (mu) => {
        const logVar = mu.map((value) => Math.sin(7 * value));
        const units = mu.map((value, i) => exactly([value], [logVar[i]!]));
        const sum = units.reduce((total, unit) => total + unit, 0);
        expect(Math.min(...units)).toBeGreaterThanOrEqual(0);
        expect(exactly(mu, logVar)).toBeCloseTo(sum, 9);
      }),
    );
  });

  it('is the mean of log q(z) − log p(z) within 4 standard errors, whose variance is known', () => {
    const mu = [0.3, -1.2, 0];
    const logVar = [-1, 0.5, 0.2];
    const n = 100_000;
    const epsilon = normal(n * 3, { seed: 1, stream: 'kl', counter: 0 });
    let sum = 0;
    let squares = 0;
    for (let draw = 0; draw < n; draw++) {
      let ratio = 0;
      for (const [unit, mean] of mu.entries()) {
        const e = epsilon[3 * draw + unit]!;
        const z = mean + Math.exp(0.5 * logVar[unit]!) * e;
        ratio += 0.5 * (z * z - e * e - logVar[unit]!);
      }
      sum += ratio;
      squares += ratio * ratio;
    }
    // Σ [(σ² − 1)² / 2 + μ² σ²]
    const variance = mu.reduce((total, mean, unit) => {
      const s = Math.exp(logVar[unit]!);
      return total + (s - 1) ** 2 / 2 + mean ** 2 * s;
    }, 0);
    expect(Math.abs(sum / n - exactly(mu, logVar))).toBeLessThan(4 * Math.sqrt(variance / n));
    expect(squares / n - (sum / n) ** 2).toBeCloseTo(variance, 1);
  });
});

describe('the divergence between two Gaussians', () => {
  it('is that from the standard one where this is the second', () => {
    const [mu, logVar] = [
      [0.3, -2, 0],
      [-1, 0.5, 2],
    ];
    const standard = [
      [0, 0, 0],
      [0, 0, 0],
    ] as const;
    expect(between([mu, logVar], [[...standard[0]], [...standard[1]]])).toBeCloseTo(exactly(mu, logVar), 12);
  });

  it('is zero between equals and the same after both are scaled and moved', () => {
    expect(
      between(
        [
          [1, 2],
          [0.3, -1],
        ],
        [
          [1, 2],
          [0.3, -1],
        ],
      ),
    ).toBeCloseTo(0, 12);
    const scale = Math.log(9);
    const moved = between([[3 * 0.5 + 7], [-1 + scale]], [[3 * 2 + 7], [0.4 + scale]]);
    expect(moved).toBeCloseTo(between([[0.5], [-1]], [[2], [0.4]]), 12);
  });

  it('is the mean of log q(z) − log p(z) within 4 standard errors', () => {
    const [q, p] = [
      { mu: 0.5, logVar: -1 },
      { mu: -0.3, logVar: 0.4 },
    ];
    const n = 100_000;
    const log = ({ mu, logVar }: typeof q, z: number) => -0.5 * ((z - mu) ** 2 / Math.exp(logVar) + logVar);
    const ratios = Array.from(normal(n, { seed: 2, stream: 'kl', counter: 0 }), (e) => {
      const z = q.mu + Math.exp(0.5 * q.logVar) * e;
      return log(q, z) - log(p, z);
    });
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / n;
    const variance = ratios.reduce((sum, ratio) => sum + (ratio - mean) ** 2, 0) / n;
    const expected = between([[q.mu], [q.logVar]], [[p.mu], [p.logVar]]);
    expect(Math.abs(mean - expected)).toBeLessThan(4 * Math.sqrt(variance / n));
  });
});

describe('the divergence of units', () => {
  const ofUnits = (...[q, p]: { readonly mu: number[][]; readonly logVar: number[][] }[]) =>
    inFloat64(() =>
      tf.tidy(() => {
        const [a, b] = [q, p].map(
          (one) => one && { mu: tf.tensor2d(one.mu), logVar: tf.tensor2d(one.logVar) },
        );
        return [...gaussianKlOfUnits(tf, a!, b).dataSync()];
      }),
    );

  it('is 0 at the prior, ½ μ² beside it, and ½ (σ² − log σ² − 1) above it, mean over rows', () => {
    // Two images; units at the prior, moved by 1 and by 3, and of standard deviation e.
    const mu = [
      [0, 1, 0],
      [0, 3, 0],
    ];
    const kl = ofUnits({ mu, logVar: [[0, 0, 2]] });
    expect(kl[0]).toBe(0);
    expect(kl[1]).toBeCloseTo((0.5 + 4.5) / 2, 12);
    expect(kl[2]).toBeCloseTo(0.5 * (Math.exp(2) - 3), 12);
  });

  it('is 0 at a prior of their own, and counts distances in its standard deviations', () => {
    const logVar = [[1, Math.log(4)]];
    const mu = (first: number[], second: number[]) => ({ mu: [first, second], logVar });
    const [first, second] = ofUnits(mu([2, 3], [2, 1]), mu([2, 1], [2, 5]));
    expect(first).toBeCloseTo(0, 12);
    // ½ (distance / 2)²: distances of 2 and 4.
    expect(second).toBeCloseTo((0.5 + 2) / 2, 12);
  });

  it('adds up to the divergence of the code', () => {
    const draw = (stream: string, rows: number) => {
      const values = normal(rows * 3, { seed: 1, stream, counter: 0 });
      return Array.from({ length: rows }, (_, i) => [...values.slice(3 * i, 3 * i + 3)]);
    };
    const q = { mu: draw('mu', 7), logVar: draw('logVar', 7) };
    const p = { mu: draw('priorMu', 7), logVar: draw('priorLogVar', 1) };
    const rows = q.mu.map((_, i) => between([q.mu[i]!, q.logVar[i]!], [p.mu[i]!, p.logVar[0]!]));
    const whole = rows.reduce((total, row) => total + row / rows.length, 0);
    expect(ofUnits(q, p).reduce((total, unit) => total + unit, 0)).toBeCloseTo(whole, 12);
  });
});

describe('the reparameterised draw', () => {
  it('is μ + σ ε', () => {
    const z = inFloat64(() =>
      tf.tidy(() => [
        ...sampleGaussian(
          tf,
          tf.tensor2d([[1, -1]]),
          tf.tensor2d([[Math.log(9), 0]]),
          tf.tensor2d([[2, 0.5]]),
        ).dataSync(),
      ]),
    );
    expect(z[0]).toBeCloseTo(7, 12);
    expect(z[1]).toBeCloseTo(-0.5, 12);
  });
});
