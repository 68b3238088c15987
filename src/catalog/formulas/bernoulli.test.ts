import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { tf } from '#engine/tf.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import { inFloat64 } from '../../../tests/support/float64.ts';
import type { Tensor } from '../tf.ts';
import { bernoulliFromLogits } from './bernoulli.ts';

beforeAll(() => useBackend('cpu'));

const loss = (x: number[], logits: number[]) =>
  tf.tidy(() => bernoulliFromLogits(tf, tf.tensor2d([x]), tf.tensor2d([logits])).dataSync()[0]!);

const gradient = (x: number[], logits: number[]) =>
  tf.tidy(() => {
    const target = tf.tensor2d([x]);
    const ofLogits = tf.grad((l) => tf.sum(bernoulliFromLogits(tf, target, tf.reshape(l, target.shape))));
    return [...ofLogits(tf.tensor2d([logits])).dataSync()];
  });

const entropy = (x: number[]) =>
  x.reduce((sum, p) => (p === 0 || p === 1 ? sum : sum - p * Math.log(p) - (1 - p) * Math.log1p(-p)), 0);
const logit = (p: number) => Math.log(p / (1 - p));

const pixels = fc.array(fc.double({ min: 0.001, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 8 });
const anyLogit = fc.double({ min: -30, max: 30, noNaN: true });

describe('Bernoulli cross-entropy from logits', () => {
  it('is never below the entropy of the image', () => {
    fc.assert(
      fc.property(pixels, fc.array(anyLogit, { minLength: 8, maxLength: 8 }), (x, logits) => {
        const found = inFloat64(() => loss(x, logits.slice(0, x.length)));
        expect(found).toBeGreaterThanOrEqual(entropy(x) - 1e-9);
      }),
    );
  });

  it('is the entropy where the reconstruction is the image', () => {
    fc.assert(
      fc.property(pixels, (x) => {
        expect(inFloat64(() => loss(x, x.map(logit)))).toBeCloseTo(entropy(x), 9);
      }),
    );
  });

  it.each([
    [1, 1e4, 0, 0],
    [0, -1e4, 0, 0],
    [1, -1e4, 1e4, -1],
    [0, 1e4, 1e4, 1],
    [0.25, 1e4, 7500, 0.75],
    [0.25, -1e4, 2500, -0.25],
    [0.5, 0, Math.log(2), 0],
  ])('of x = %d at logit %d is %d with gradient %d', (x, l, expected, slope) => {
    expect(loss([x], [l])).toBeCloseTo(expected, 3);
    expect(gradient([x], [l])[0]).toBeCloseTo(slope, 6);
  });

  it('has the gradient σ(l) − x everywhere', () => {
    fc.assert(
      fc.property(pixels, anyLogit, (x, l) => {
        const found = inFloat64(() =>
          gradient(
            x,
            x.map(() => l),
          ),
        );
        x.forEach((target, i) => {
          expect(found[i]).toBeCloseTo(1 / (1 + Math.exp(-l)) - target, 10);
        });
      }),
    );
  });

  it('weights each image by what comes from above', () => {
    const grads = tf.tidy(() => {
      const x = tf.tensor2d([[0], [0]]);
      const perImage = (l: Tensor) => bernoulliFromLogits(tf, x, tf.reshape(l, x.shape));
      const weighted = tf.grad((l) => tf.sum(tf.mul(perImage(l), tf.tensor1d([2, 0]))));
      return [...weighted(tf.zeros([2, 1])).dataSync()];
    });
    expect(grads).toEqual([1, 0]);
  });
});
