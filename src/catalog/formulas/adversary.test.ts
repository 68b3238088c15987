import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { tf } from '#engine/tf.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import { inFloat64 } from '../../../tests/support/float64.ts';
import { discriminatorLoss, makersLoss } from './adversary.ts';

beforeAll(() => useBackend('cpu'));

const logits = fc.array(fc.double({ min: -8, max: 8, noNaN: true }), { minLength: 3, maxLength: 3 });
const sigma = (d: number) => 1 / (1 + Math.exp(-d));
const discriminator = (real: number[], ...made: number[][]) =>
  inFloat64(() =>
    tf.tidy(() => [
      ...discriminatorLoss(
        tf,
        tf.tensor1d(real),
        made.map((d) => tf.tensor1d(d)),
      ).dataSync(),
    ]),
  );
const makers = (...made: number[][]) =>
  inFloat64(() =>
    tf.tidy(() => [
      ...makersLoss(
        tf,
        made.map((d) => tf.tensor1d(d)),
      ).dataSync(),
    ]),
  );

describe('the game of discriminator and makers', () => {
  it('is −log D(x) − mean log(1 − D(x̂)) for the one, mean −log D(x̂) for the others', () => {
    fc.assert(
      fc.property(logits, logits, logits, (real, one, other) => {
        const losses = discriminator(real, one, other);
        const pulls = makers(one, other);
        real.forEach((d, i) => {
          const [a, b] = [sigma(one[i]!), sigma(other[i]!)];
          expect(losses[i]).toBeCloseTo(-Math.log(sigma(d)) - (Math.log1p(-a) + Math.log1p(-b)) / 2, 9);
          expect(pulls[i]).toBeCloseTo(-(Math.log(a) + Math.log(b)) / 2, 9);
        });
      }),
    );
  });

  it('is 2 ln 2 where the discriminator cannot tell', () => {
    expect(discriminator([0], [0])[0]).toBeCloseTo(2 * Math.LN2, 12);
  });

  it('has its best discriminator at D = p / (p + q): there neither more nor less of the logit helps', () => {
    // An image that is real with density p and made with density q counts p times for the one and q times for the other.
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 10, noNaN: true }),
        fc.double({ min: 0.01, max: 10, noNaN: true }),
        (p, q) => {
          const lossAt = (d: number) =>
            p * discriminator([d], [-1e4])[0]! + q * discriminator([1e4], [d])[0]!;
          const best = Math.log(p / q);
          expect(sigma(best)).toBeCloseTo(p / (p + q), 9);
          for (const step of [-0.01, 0.01]) expect(lossAt(best + step)).toBeGreaterThan(lossAt(best));
        },
      ),
    );
  });

  it('stays finite in float32 however sure the discriminator is', () => {
    const found = tf.tidy(() => [
      ...discriminatorLoss(tf, tf.tensor1d([-1e4, 1e4]), [tf.tensor1d([1e4, -1e4])]).dataSync(),
    ]);
    expect(found).toEqual([2e4, 0]);
  });
});
