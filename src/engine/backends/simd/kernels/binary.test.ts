import type { Tensor } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Computation, expectSame, onCpu, useSimd, variants } from '../../../../../tests/support/simd.ts';
import { normal } from '../../../random.ts';
import { sizeOf } from '../../../sizeOf.ts';
import { tf } from '../../../tf.ts';

type Operation = (a: Tensor, b: Tensor) => Tensor;
type Kind = 'float32' | 'int32' | 'bool';
type Shape = readonly number[];

const both: Operation[] = [tf.add, tf.sub, tf.mul, tf.maximum, tf.minimum, tf.squaredDifference];
const comparisons: Operation[] = [
  ...[tf.equal, tf.notEqual, tf.greater, tf.greaterEqual, tf.less, tf.lessEqual],
];

const operations: Record<Kind, Operation[]> = {
  float32: [...both, ...comparisons, tf.div, tf.prelu, tf.atan2, tf.mod],
  int32: [...both, ...comparisons, tf.mod, tf.floorDiv],
  bool: [tf.logicalAnd, tf.logicalOr],
};
const kinds: Kind[] = ['float32', 'int32', 'bool'];

/** Numbers in quarters, so that some are equal. */
function numbers(stream: string, shape: Shape, kind: Kind): Tensor {
  const size = sizeOf(shape);
  const values = normal(size, { seed: 1, stream, counter: 0 }).map((value) => Math.round(4 * value) / 4);
  if (kind === 'bool')
    return tf.tensor(
      Array.from(values, (value) => value > 0),
      [...shape],
      kind,
    );
  return tf.tensor(
    values.map((value) => (kind === 'int32' ? Math.trunc(5 * value) : value)),
    [...shape],
    kind,
  );
}

const PAIRS: readonly (readonly [Shape, Shape])[] = [
  ...[1, 7, 16, 127, 129, 1000].map((n): [Shape, Shape] => [[n], [n]]),
  ...[1, 7, 129].map((n): [Shape, Shape] => [[n], []]),
  ...[1, 7, 129].map((n): [Shape, Shape] => [[], [n]]),
  [[], []],
  [[0], [1]],
  [[129, 7], [7]],
  [[7, 129], [129]],
  [[129], [7, 129]],
  [
    [129, 7],
    [129, 1],
  ],
  [
    [1, 127],
    [129, 1],
  ],
  [
    [2, 3, 4, 5],
    [3, 1, 5],
  ],
  [
    [2, 1, 4, 1, 3],
    [3, 1, 5, 1],
  ],
  [
    [2, 1, 2, 1, 2, 1],
    [1, 3, 1, 3, 1, 3],
  ],
];

interface Case {
  readonly name: string;
  readonly run: Computation;
}

const casesOf = (a: Shape, b: Shape): Case[] =>
  kinds.flatMap((kind) =>
    operations[kind].map((operation) => ({
      name: `${operation.name} of ${kind} [${a}] and [${b}]`,
      run: () => operation(numbers('a', a, kind), numbers('b', b, kind)),
    })),
  );

/** Shapes that can be broadcast over each other, up to rank 5; the first may lack leading axes. */
const shapes = fc
  .array(fc.record({ size: fc.integer({ min: 1, max: 6 }), inA: fc.boolean(), inB: fc.boolean() }), {
    maxLength: 5,
  })
  .map((axes): [Shape, Shape] => {
    const first = axes.findIndex(({ inA }) => inA);
    return [
      axes.map(({ size, inA }) => (inA ? size : 1)).slice(first === -1 ? axes.length : first),
      axes.map(({ size, inB }) => (inB ? size : 1)),
    ];
  });

const EDGES = [0, -0, 1, -1, 0.5, 1e-40, -1e-40, 3e38, -3e38, Infinity, -Infinity, NaN];

const BASES = [0, -0, 1, -1, 0.5, -0.5, 2, -2, 1e-3, 7.3, 1e-40, 1e20, -1e20, Infinity, -Infinity, NaN];
const EXPONENTS = [0, -0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, 1.5, 30.5, -31, 1e9, Infinity, -Infinity, NaN];

/** One pair at a time, because the tolerance goes by the largest number of a tensor. */
const pairs = (operation: Operation, left: readonly number[], right: readonly number[]): Case[] =>
  left.flatMap((a) =>
    right.map((b) => ({
      name: `${operation.name} of ${a} and ${b}`,
      run: () => operation(tf.tensor1d([a]), tf.tensor1d([b])),
    })),
  );

const edges = operations.float32.flatMap((operation) => pairs(operation, EDGES, EDGES));
const powers = pairs(tf.pow, BASES, EXPONENTS);
const quotients = pairs(tf.floorDiv, [0, 1, -1, 7.5, -7.5, 1e6], [1, -1, 2, -2, 0.3]);
const wholePowers: Case[] = [-2, 0, 1, 2, 3, 5].map((exponent) => ({
  name: `int32 to the power ${exponent}`,
  run: () => tf.pow(tf.tensor1d([-7, -1, 1, 2, 5, 27], 'int32'), tf.scalar(exponent, 'int32')),
}));

const cases = [
  ...PAIRS.flatMap(([a, b]) => casesOf(a, b)),
  ...fc.sample(shapes, { seed: 1, numRuns: 40 }).flatMap(([a, b]) => casesOf(a, b)),
  ...edges,
  ...powers,
  ...quotients,
  ...wholePowers,
  ...[1, 2, 5].map((count) => ({
    name: `addN of ${count}`,
    run: () => tf.addN(Array.from({ length: count }, (_, i) => numbers(`${i}`, [3, 43], 'float32'))),
  })),
];
const runs = cases.map(({ run }) => run);
let expected: Awaited<ReturnType<typeof onCpu>>;

beforeAll(async () => {
  expected = await onCpu(runs);
});

describe.each(variants)('operations on two tensors of the $build build on $threads threads', (variant) => {
  beforeAll(() => useSimd(variant));

  it('are those of cpu for every broadcast, type and ragged size', () => {
    expectSame(runs, expected, 1e-6, (i) => cases[i]!.name);
  });

  it('give powers exact within a unit in the last place', () => {
    const x = Float32Array.from({ length: 1001 }, (_, i) => 0.1 + i / 50);
    for (const exponent of [-20.3, -1.5, 0.3, 2, 3.7, 25]) {
      const found = tf.tidy(() => tf.pow(tf.tensor1d(x), Math.fround(exponent)).dataSync());
      const errors = x.map((value, i) => found[i]! / value ** Math.fround(exponent) - 1);
      expect(Math.max(...errors.map(Math.abs)), `${exponent}`).toBeLessThan(1.3e-7);
    }
  });
});
