import { describe } from 'vitest';
import { type Case, counted, fuzz, testAgainstCpu } from '../../../../../tests/support/simdCases.ts';
import { tf } from '../../../tf.ts';

const ALL = ['float32', 'int32', 'bool'] as const;

describe('joints', () => {
  const concatenated = fuzz('concat', ALL, (shape, dtype, die) => {
    const axis = die(shape.length);
    const sides = Array.from({ length: 1 + die(4) }, () => die(6));
    return () =>
      tf.concat(
        [counted(shape, dtype), ...sides.map((side) => counted(shape.with(axis, side), dtype))],
        axis,
      );
  });
  const stacked = fuzz('stack', ALL, (shape, dtype, die) => {
    const count = 1 + die(4);
    const axis = die(shape.length + 1);
    return () =>
      tf.stack(
        Array.from({ length: count }, () => counted(shape, dtype)),
        axis,
      );
  });
  const edges: Case[] = [
    { name: 'nothing', run: () => tf.concat([tf.tensor([], [0, 3]), counted([0, 3])]) },
    { name: 'scalars', run: () => tf.stack([tf.scalar(1), tf.scalar(2), tf.scalar(3)]) },
  ];
  testAgainstCpu('along any axis', [...concatenated, ...stacked, ...edges], 0);
});

describe('parts', () => {
  const unstacked = fuzz('unstack', ALL, (shape, dtype, die) => {
    const axis = shape.indexOf(Math.min(...shape));
    return die(2) === 0
      ? () => tf.unstack(counted(shape, dtype), axis)
      : () => tf.unstack(counted(shape, dtype), axis - shape.length);
  });
  const split = fuzz('split', ALL, (shape, dtype, die) => {
    const axis = die(shape.length);
    const first = die(shape[axis]! + 1);
    return () => tf.split(counted(shape, dtype), [first, shape[axis]! - first], axis);
  });
  const halves: Case = { name: 'three parts', run: () => tf.split(counted([4, 9]), 3, 1) };
  testAgainstCpu('along any axis', [...unstacked, ...split, halves], 0);
});
