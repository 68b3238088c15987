import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { tf } from '#engine/tf.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import { inFloat64 } from '../../../tests/support/float64.ts';
import { bernoulliKl, distanceFromTarget } from './sparsity.ts';

beforeAll(() => useBackend('cpu'));

/** The divergence of one rate and its slope there. */
function divergence(rho: number, rhoHat: number): { value: number; slope: number } {
  return tf.tidy(() => {
    const target = tf.scalar(rho);
    const { value, grad } = tf.valueAndGrad((rate) => tf.sum(bernoulliKl(tf, target, rate)))(
      tf.tensor1d([rhoHat]),
    );
    return { value: value.dataSync()[0]!, slope: grad.dataSync()[0]! };
  });
}
const exactly = (rho: number, rhoHat: number) => inFloat64(() => divergence(rho, rhoHat));
const rate = fc.double({ min: 1e-3, max: 1 - 1e-3, noNaN: true });

describe('the divergence of a mean activity from its target', () => {
  it('has the slope −ρ/ρ̂ + (1 − ρ)/(1 − ρ̂)', () => {
    fc.assert(
      fc.property(rate, rate, (rho, rhoHat) => {
        const expected = -rho / rhoHat + (1 - rho) / (1 - rhoHat);
        expect(Math.abs(exactly(rho, rhoHat).slope - expected)).toBeLessThan(1e-9 * (1 + Math.abs(expected)));
      }),
    );
  });

  it('is zero and level at the target, and positive elsewhere', () => {
    fc.assert(
      fc.property(rate, rate, (rho, other) => {
        const { value, slope } = exactly(rho, rho);
        expect(Math.abs(value)).toBeLessThan(1e-12);
        expect(Math.abs(slope)).toBeLessThan(1e-9);
        // Pinsker's inequality.
        expect(exactly(rho, other).value).toBeGreaterThanOrEqual(2 * (rho - other) ** 2 - 1e-12);
      }),
    );
  });

  it('of ¼ from ½ is ½ ln 2 − ½ ln 1.5 nats', () => {
    expect(exactly(0.5, 0.25).value).toBeCloseTo(0.5 * Math.log(2) - 0.5 * Math.log(1.5), 12);
  });

  it('stays finite in float32 where a sigmoid has rounded to 0 or 1, and still pulls a silent unit', () => {
    for (const rhoHat of [0, 1e-30, 1 - 2 ** -24, 1]) {
      const { value, slope } = divergence(0.05, rhoHat);
      expect(value).toBeGreaterThan(0.5);
      expect(Number.isFinite(value) && Number.isFinite(slope)).toBe(true);
    }
    expect(divergence(0.05, 1e-29).slope).toBeCloseTo(-0.05 / 1e-29, -24);
  });
});

it('L1 and L2 are the absolute and the squared difference', () => {
  const found = tf.tidy(() =>
    (['l1', 'l2'] as const).map((id) => [
      ...distanceFromTarget(tf, id, tf.scalar(0.5), tf.tensor1d([0.25, 0.5, 1.5])).dataSync(),
    ]),
  );
  expect(found).toEqual([
    [0.25, 0, 1],
    [0.0625, 0, 1],
  ]);
});
