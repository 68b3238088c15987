import { describe } from 'vitest';
import {
  type Case,
  counted,
  type Die,
  fuzz,
  testAgainstCpu,
} from '../../../../../tests/support/simdCases.ts';
import { tf } from '../../../tf.ts';

const ALL = ['float32', 'int32', 'bool'] as const;
const RAGGED = [1, 7, 127, 129];

function shuffled(n: number, die: Die): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  return Array.from({ length: n }, (_, i) => order.splice(die(n - i), 1)[0]!);
}

const matrices: Case[] = RAGGED.flatMap((rows) =>
  RAGGED.map((columns) => ({
    name: `transpose [${rows}, ${columns}]`,
    run: () => tf.transpose(counted([rows, columns])),
  })),
);

const permutations = [
  [0, 2, 1],
  [2, 1, 0],
  [1, 0, 2],
  [2, 0, 1],
];
const blocks: Case[] = permutations.map((perm) => ({
  name: `transpose [3, 70, 9] by ${perm}`,
  run: () => tf.transpose(counted([3, 70, 9]), perm),
}));

describe('transposition', () => {
  const fuzzed = fuzz('transpose', ALL, (sides, dtype, die) => {
    const shape = sides.length === 1 ? [...sides, 2] : sides;
    const perm = shuffled(shape.length, die);
    return () => tf.transpose(counted(shape, dtype), perm);
  });
  const six: Case = {
    name: 'six axes',
    run: () => tf.transpose(counted([2, 3, 4, 5, 3, 2]), [5, 0, 3, 2, 4, 1]),
  };
  testAgainstCpu('any permutation', [...matrices, ...blocks, ...fuzzed, six], 0);
});

describe('slices', () => {
  const slices = fuzz('slice', ALL, (shape, dtype, die) => {
    const begin = shape.map(die);
    const size = shape.map((side, axis) => 1 + die(side - begin[axis]!));
    return () => tf.slice(counted(shape, dtype), begin, size);
  });
  const strided = fuzz('strided slice', ALL, (shape, dtype, die) => {
    const strides = shape.map(() => [1, 2, 3, -1, -2][die(5)]!);
    const places = shape.map((side) => [die(side), die(side + 1)].sort((a, b) => a - b));
    const begin = places.map(([low, high], axis) => (strides[axis]! > 0 ? low! : high!));
    const end = places.map(([low, high], axis) => (strides[axis]! > 0 ? high! : low!));
    const masks = [die(2), die(2)] as const;
    return () => tf.stridedSlice(counted(shape, dtype), begin, end, strides, ...masks);
  });
  const shrunk = fuzz('one place', ALL, (shape, dtype, die) => {
    const begin = shape.map(die);
    const end = begin.map((place) => place + 1);
    const ones = shape.map(() => 1);
    return () => tf.stridedSlice(counted(shape, dtype), begin, end, ones, 0, 2, 0, 0, 1);
  });
  const edges: Case[] = [
    { name: 'nothing', run: () => tf.slice(counted([3, 4]), [1, 2], [0, 2]) },
    { name: 'to the end', run: () => tf.slice(counted([3, 4]), [1, 2]) },
    { name: 'all of a vector', run: () => tf.slice(counted([300]), 0, 300) },
    { name: 'a long stretch', run: () => tf.slice(counted([70, 500]), [1, 3], [60, 490]) },
  ];
  testAgainstCpu('of any extent and step', [...slices, ...strided, ...shrunk, ...edges], 0);
});

describe('reversal and repetition', () => {
  const reversed = fuzz('reverse', ALL, (shape, dtype, die) => {
    const axes = shape.map((_, axis) => axis).filter(() => die(2) === 0);
    return () => tf.reverse(counted(shape, dtype), axes);
  });
  const tiled = fuzz('tile', ALL, (shape, dtype, die) => {
    const reps = shape.map(() => 1 + die(3));
    return () => tf.tile(counted(shape, dtype), reps);
  });
  const edges: Case[] = [
    { name: 'a row many times', run: () => tf.tile(counted([1, 129]), [127, 1]) },
    { name: 'a column many times', run: () => tf.tile(counted([127, 1]), [1, 129]) },
    { name: 'all of six axes', run: () => tf.tile(counted([2, 3, 2, 3, 2, 3]), [2, 2, 2, 2, 2, 2]) },
    { name: 'never', run: () => tf.tile(counted([3, 2]), [2, 0]) },
  ];
  testAgainstCpu('along any axes', [...reversed, ...tiled, ...edges], 0);
});
