import { beforeAll, describe, expect, it } from 'vitest';
import { gaussianKlBetween } from '#catalog/formulas/gaussian.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import { normal } from '../random.ts';
import { tf } from '../tf.ts';
import { klOfUnits, varianceOfMeans } from './codeUse.ts';

beforeAll(() => useBackend('cpu'));

const f32 = (...values: number[]) => Float32Array.from(values);

describe('the KL of units', () => {
  it('is 0 at the prior, ½ μ² beside it, and ½ (σ² − log σ² − 1) above it, mean over images', () => {
    // Two images; units at the prior, moved by 1 and by 3, and of standard deviation e.
    const kl = klOfUnits({ mu: f32(0, 1, 0, 0, 3, 0), logVar: f32(0, 0, 2, 0, 0, 2) }, 3);
    expect(kl[0]).toBe(0);
    expect(kl[1]).toBeCloseTo((0.5 + 4.5) / 2, 6);
    expect(kl[2]).toBeCloseTo(0.5 * (Math.exp(2) - 3), 5);
  });
});

describe('the KL of units beside a prior of their own', () => {
  it('is 0 where they are equal, and counts distances in its standard deviations', () => {
    const prior = { mu: f32(2, 1, 2, 5), logVar: f32(1, Math.log(4)) };
    const [first, second] = klOfUnits(
      { mu: f32(2, 3, 2, 1), logVar: f32(1, Math.log(4), 1, Math.log(4)) },
      2,
      prior,
    );
    expect(first).toBeCloseTo(0, 6);
    // ½ (distance / 2)²: distances of 2 and 4.
    expect(second).toBeCloseTo((0.5 + 2) / 2, 6);
  });

  it('adds up to the KL of the formula', () => {
    const draw = (stream: string, n: number) => normal(n, { seed: 1, stream, counter: 0 });
    const [images, units] = [7, 3];
    const q = { mu: draw('mu', images * units), logVar: draw('logVar', images * units) };
    const p = { mu: draw('priorMu', images * units), logVar: draw('priorLogVar', units) };
    const shaped = ({ mu, logVar }: typeof q) => ({
      mu: tf.tensor2d(mu, [images, units]),
      logVar: tf.tensor2d(logVar, [logVar.length / units, units]),
    });
    const whole = tf.tidy(() => tf.mean(gaussianKlBetween(tf, shaped(q), shaped(p))).dataSync()[0]!);
    const sum = klOfUnits(q, units, p).reduce((total, kl) => total + kl, 0);
    expect(sum / whole).toBeCloseTo(1, 5);
  });
});

describe('the variance of means', () => {
  it('is taken over images, unit by unit', () => {
    expect([...varianceOfMeans(f32(1, 5, 3, 5), 2)]).toEqual([1, 0]);
  });
});
