/** Exact check 6: of a k-sparse code exactly k units survive, ties included, and off them the gradient is zero. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { kSparse } from '#catalog/codes/kSparse.ts';
import type { ParamValues } from '#catalog/params.ts';
import type { Mode } from '#catalog/pass.ts';
import { tf } from '#engine/tf.ts';
import { useBackend } from '../support/backends.ts';
import { headsOnly, passAt } from '../support/codes.ts';

type Params = Partial<ParamValues<typeof kSparse.params>>;

interface Sample {
  readonly mode?: Mode;
  readonly progress?: number;
}

/** z [units] and dΣ wⱼ zⱼ / da for a row of activities, with wⱼ = j + 1. */
function sampled(a: readonly number[], params: Params, { mode = 'train', progress = 1 }: Sample = {}) {
  return tf.tidy(() => {
    const { k = 2, by = 'value', annealing = 0, alpha = 1 } = params;
    const values = {
      size: a.length,
      by,
      k: tf.scalar(k),
      annealing: tf.scalar(annealing),
      alpha: tf.scalar(alpha),
    };
    const weights = tf.range(1, a.length + 1);
    const z = (row: tf.Tensor) =>
      kSparse.sample(tf, headsOnly({ z: row.as2D(1, a.length) }), passAt(mode, progress), values).z;
    const slope = tf.grad((row) => tf.sum(tf.mul(z(row), weights)));
    const row = tf.tensor1d([...a]);
    return { z: [...z(row).dataSync()], slope: [...slope(row).dataSync()] };
  });
}

/** Whole numbers, so that many are equal; none is 0, so that survivors can be counted. */
const activities = fc.array(fc.integer({ min: -3, max: 3 }).filter(Boolean), { minLength: 1, maxLength: 40 });
const ways = fc.constantFrom('value', 'magnitude');

/** The rule in plain words: sort by score, then by index; the first k keep their values. */
function expectedCode(a: readonly number[], k: number, by: 'value' | 'magnitude'): number[] {
  const score = (j: number) => (by === 'magnitude' ? Math.abs(a[j]!) : a[j]!);
  const order = [...a.keys()].sort((i, j) => score(j) - score(i) || i - j);
  const survivors = new Set(order.slice(0, k));
  return a.map((value, j) => (survivors.has(j) ? value : 0));
}

const active = (values: readonly number[]) => values.filter((value) => value !== 0).length;
const positive = (values: readonly number[]) => values.map((value) => value + 0); // −0 becomes 0

describe.each(['cpu', 'simd'] as const)('a k-sparse code on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  it('keeps exactly k units, of equal ones the first, and passes the gradient to these alone', () => {
    fc.assert(
      fc.property(activities, fc.integer({ min: 1, max: 40 }), ways, (a, k, by) => {
        const { z, slope } = sampled(a, { k, by });
        const expected = expectedCode(a, k, by);
        expect(positive(z)).toEqual(expected);
        expect(active(z)).toBe(Math.min(k, a.length));
        expect(slope).toEqual(expected.map((value, j) => (value === 0 ? 0 : j + 1)));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps k units of a row in which all are equal', () => {
    expect(sampled([1, 1, 1, 1, 1], { k: 3 }).z).toEqual([1, 1, 1, 0, 0]);
  });

  it.each([
    [0, 10],
    [0.1, 8],
    [0.25, 6],
    [0.5, 2],
    [1, 2],
  ])('at %d of a training that lowers k over its first half keeps %i of 10 units', (progress, kept) => {
    const a = Array.from({ length: 10 }, (_, j) => j + 1);
    for (const mode of ['train', 'test', 'use'] as const) {
      expect(active(sampled(a, { annealing: 0.5 }, { mode, progress }).z)).toBe(kept);
    }
  });

  it('keeps k units from the first step on where k is not lowered', () => {
    expect(active(sampled([1, 2, 3, 4, 5], {}, { progress: 0 }).z)).toBe(2);
  });

  it.each([
    [1, 3],
    [1.2, 4],
    [2, 6],
    [4, 9],
    [0.5, 2],
  ])('keeps α k units for use: α = %d of k = 3 gives %i', (alpha, kept) => {
    const a = Array.from({ length: 9 }, (_, j) => j + 1);
    expect(active(sampled(a, { k: 3, alpha }, { mode: 'use' }).z)).toBe(kept);
    for (const mode of ['train', 'test'] as const) {
      expect(active(sampled(a, { k: 3, alpha }, { mode }).z)).toBe(3);
    }
  });
});
