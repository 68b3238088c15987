import type { Tensor } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RandomKey } from '#catalog/datasets/dataset.ts';
import { useSimd, variants } from '../../../../../tests/support/simd.ts';
import { gumbel, hashName, normal, uniform } from '../../../random.ts';
import { tf } from '../../../tf.ts';

const WORD = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const KEYS = fc.record({
  seed: WORD,
  stream: fc.constantFrom('train/masking', 'train/gaussian', 'show/code'),
  counter: fc.nat({ max: 2 ** 31 - 1 }),
});
const SIDE = fc.constantFrom(1, 2, 3, 7, 16, 127, 129);
const RUNS = { numRuns: 15, seed: 1 };

const counterOf = ({ counter }: RandomKey) => tf.scalar(counter, 'int32');
const attributesOf = ({ seed, stream }: RandomKey) => ({ seed, stream: hashName(stream) });

function draw(kind: string, shape: number[], key: RandomKey): Float32Array {
  return tf.tidy(() => {
    const attributes = { kind, shape, ...attributesOf(key) };
    const noise: Tensor = tf.engine().runKernel('CounterNoise', { counter: counterOf(key) }, attributes);
    expect(noise.shape).toEqual(shape);
    return noise.dataSync<'float32'>();
  });
}

/** Largest difference beside max(1, |x|). */
const distance = (found: Float32Array, expected: Float32Array) =>
  found.reduce(
    (largest, x, i) => Math.max(largest, Math.abs(x - expected[i]!) / Math.max(1, Math.abs(expected[i]!))),
    0,
  );

describe.each(variants)('noise of the $build build on $threads threads', (variant) => {
  beforeAll(() => useSimd(variant));

  it('is uniform to the bit', () => {
    fc.assert(
      fc.property(KEYS, SIDE, SIDE, (key, rows, columns) => {
        expect(draw('uniform', [rows, columns], key)).toEqual(uniform(rows * columns, key));
      }),
      RUNS,
    );
  });

  it.each([
    ['normal', normal],
    ['gumbel', gumbel],
  ] as const)('is %s within 2e−6', (kind, reference) => {
    fc.assert(
      fc.property(KEYS, SIDE, SIDE, (key, rows, columns) => {
        const found = draw(kind, [rows, columns], key);
        expect(distance(found, reference(rows * columns, key))).toBeLessThan(2e-6);
      }),
      RUNS,
    );
  });

  it('holds its tolerance in the tails: many numbers', () => {
    const key = { seed: 5, stream: 'tails', counter: 9 };
    expect(distance(draw('normal', [512, 512], key), normal(512 * 512, key))).toBeLessThan(2e-6);
    expect(distance(draw('gumbel', [512, 512], key), gumbel(512 * 512, key))).toBeLessThan(2e-6);
  });

  it('draws from a Bernoulli distribution of every probability', () => {
    const key = { seed: 2 ** 32 - 1, stream: 'code', counter: 3 };
    const shape = [7, 127];
    const probabilities = uniform(7 * 127, { ...key, stream: 'probabilities' });
    probabilities.set([0, 1, Number.NaN, -1, 2]);
    const found = tf.tidy(() => {
      const inputs = { counter: counterOf(key), probability: tf.tensor(probabilities, shape) };
      const drawn: Tensor = tf.engine().runKernel('CounterBernoulli', inputs, attributesOf(key));
      expect(drawn.shape).toEqual(shape);
      return drawn.dataSync();
    });
    const expected = uniform(found.length, key).map((u, i) => Number(u < probabilities[i]!));
    expect(found).toEqual(expected);
  });
});
