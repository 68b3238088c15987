import { beforeAll, describe, expect, it } from 'vitest';
import { useSimd, variants } from '../../../../../tests/support/simd.ts';
import {
  type Case,
  fuzz,
  type NumberType,
  random,
  testAgainstCpu,
} from '../../../../../tests/support/simdCases.ts';
import { tf } from '../../../tf.ts';

const NUMBERS = ['float32', 'int32'] as const;

const reductions = { sum: tf.sum, mean: tf.mean, max: tf.max, min: tf.min, prod: tf.prod };
const logical = { all: tf.all, any: tf.any };

const fuzzed = (functions: Readonly<Record<string, typeof tf.sum>>, types: readonly NumberType[]): Case[] =>
  Object.entries(functions).flatMap(([name, reduce]) =>
    fuzz(name, types, (shape, dtype, die) => {
      const axes = shape.map((_, axis) => axis).filter(() => die(2) === 0);
      // Products of whole numbers are only compared while they are exact.
      const few = name === 'prod' && dtype === 'int32';
      const keep = die(2) === 0;
      return () => reduce(few ? tf.tensor1d(shape, 'int32') : random(shape, dtype), few ? 0 : axes, keep);
    }),
  );

describe('reductions', () => {
  testAgainstCpu('over any axes', fuzzed(reductions, NUMBERS), 1e-6);
});

describe('reductions of truth values', () => {
  testAgainstCpu('over any axes', [...fuzzed(logical, ['bool']), ...fuzzed({ count: tf.sum }, ['bool'])], 0);
});

describe('large and ragged reductions', () => {
  const shapes = [
    [1],
    [7],
    [127],
    [129],
    [100_003],
    [3, 40_001],
    [20_011, 3],
    [5003, 16],
    [129, 784],
    [784, 129],
  ];
  const cases = shapes.flatMap((shape) => [
    { name: `all of [${shape}]`, run: () => tf.sum(random(shape)) },
    { name: `columns of [${shape}]`, run: () => tf.sum(random(shape), 0) },
    { name: `rows of [${shape}]`, run: () => tf.mean(random(shape), -1) },
    { name: `mean of [${shape}] whole numbers`, run: () => tf.mean(random(shape, 'int32')) },
    { name: `most of [${shape}]`, run: () => tf.max(random(shape), 0) },
  ]);
  const nothing = [
    { name: 'sum of nothing', run: () => tf.sum(tf.tensor([], [3, 0]), 1) },
    { name: 'product of nothing', run: () => tf.prod(tf.tensor([], [0, 3]), 0) },
    { name: 'no results', run: () => tf.sum(tf.tensor([], [3, 0]), 0) },
  ];
  testAgainstCpu('of every size', [...cases, ...nothing], 1e-6);
});

describe('edge values', () => {
  const rows = [
    [1, Number.NaN, 3, -1],
    [Number.POSITIVE_INFINITY, 1, 2, 3],
    [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0],
    [1e38, 1e38, -3e38, 0],
    [-0, 0, -0, 0],
  ];
  const cases = Object.entries({ sum: tf.sum, mean: tf.mean, max: tf.max, min: tf.min }).flatMap(
    ([name, reduce]) => [
      { name: `${name} of rows`, run: () => reduce(tf.tensor2d(rows), 1) },
      { name: `${name} of columns`, run: () => reduce(tf.tensor2d(rows), 0) },
    ],
  );
  testAgainstCpu('reduced', cases, 1e-6);
});

describe.each(variants)('sums of the $build build on $threads threads', (variant) => {
  beforeAll(() => useSimd(variant));

  it('are accurate for a million equal numbers', () => {
    expect(tf.sum(tf.tensor(new Float32Array(1_000_000).fill(0.1))).dataSync()[0]! / 1e5).toBeCloseTo(1, 6);
  });

  it('have the same bits whatever the number of threads', async () => {
    const runs = [[100_003], [20_011, 3], [129, 784]].map((shape) => () => tf.sum(random(shape), 0));
    const found = runs.map((run) => run().dataSync());
    await useSimd({ ...variant, threads: 3 - variant.threads });
    expect(runs.map((run) => run().dataSync())).toEqual(found);
    await useSimd(variant);
  });
});
