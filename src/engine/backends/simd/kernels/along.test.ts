import { beforeAll, describe, expect, it } from 'vitest';
import { useSimd, variants } from '../../../../../tests/support/simd.ts';
import { type Case, fuzz, random, testAgainstCpu } from '../../../../../tests/support/simdCases.ts';
import { tf } from '../../../tf.ts';

const NUMBERS = ['float32', 'int32'] as const;
const RAGGED = [1, 7, 127, 129];

describe('places of extremes', () => {
  const fuzzed = [tf.argMax, tf.argMin].flatMap((place) =>
    fuzz(place.name, NUMBERS, (shape, dtype, die) => {
      const axis = die(shape.length);
      return () => place(random(shape, dtype), axis);
    }),
  );
  const edges: Case[] = [
    { name: 'equal ones', run: () => tf.argMax(tf.tensor1d([1, 3, 3, 2, 3])) },
    { name: 'equal ones', run: () => tf.argMin(tf.tensor1d([3, 1, 2, 1])) },
    { name: 'NaN', run: () => tf.argMax(tf.tensor1d([1, Number.NaN, 3])) },
    { name: 'NaN first', run: () => tf.argMax(tf.tensor1d([Number.NaN, 1, 3])) },
    { name: 'infinities', run: () => tf.argMax(tf.tensor1d([1, Number.POSITIVE_INFINITY, 3])) },
  ];
  testAgainstCpu('along any axis', [...fuzzed, ...edges], 0);
});

describe('running sums', () => {
  const fuzzed = fuzz('cumsum', NUMBERS, (shape, dtype, die) => {
    const flags = [die(2) === 0, die(2) === 0] as const;
    const axis = die(shape.length);
    return () => tf.cumsum(random(shape, dtype), axis, ...flags);
  });
  testAgainstCpu('along any axis', fuzzed, 1e-6);
});

describe('softmax', () => {
  const logits = [
    [1, 2, 3, 4, 1e4],
    [-1e4, -1e4, -1e4, -1e4, -1e4],
    [Number.NEGATIVE_INFINITY, 0, 1, 2, 3],
    [0, Number.NaN, 0, 0, 0],
    [0, 0, 0, 0, Number.POSITIVE_INFINITY],
  ];
  const sizes = RAGGED.flatMap((rows) =>
    RAGGED.map((columns) => ({
      name: `[${rows}, ${columns}]`,
      run: () => tf.softmax(random([rows, columns])),
    })),
  );
  const edges: Case[] = [
    { name: 'edge values', run: () => tf.softmax(tf.tensor2d(logits)) },
    { name: 'a batch of matrices', run: () => tf.softmax(random([3, 5, 10])) },
  ];
  testAgainstCpu('along rows', [...sizes, ...edges], 1e-6);
});

describe('the largest', () => {
  const fuzzed = fuzz('topk', NUMBERS, (shape, dtype, die) => {
    const k = die(shape.at(-1)! + 1);
    return () => {
      const { values, indices } = tf.topk(random(shape, dtype), k);
      return [values, indices];
    };
  });
  const equal: Case = {
    name: 'equal ones',
    run: () => Object.values(tf.topk(tf.tensor1d([1, 3, 2, 3, 3, 1, 2, 3]), 6)),
  };
  const all: Case = { name: 'all', run: () => Object.values(tf.topk(random([10_000], 'int32'), 10_000)) };
  testAgainstCpu('of each row', [...fuzzed, equal, all], 0);
});

describe.each(variants)('rows of the $build build on $threads threads', (variant) => {
  beforeAll(() => useSimd(variant));

  it('have a logarithmic softmax, also where the softmax is 0', () => {
    const logits = tf.tensor2d([0, Math.log(3), -200, 1000, 0, 0], [2, 3]);
    const found = tf.engine().runKernel('LogSoftmax', { logits }, { axis: 1 });
    if (Array.isArray(found)) throw new Error('One tensor was expected.');
    const expected = [-Math.log(4), Math.log(3 / 4), -200 - Math.log(4), 0, -1000, -1000];
    tf.engine()
      .makeTensorFromTensorInfo(found)
      .dataSync()
      .forEach((value, i) => {
        expect(value).toBeCloseTo(expected[i]!, 4);
      });
  });
});
