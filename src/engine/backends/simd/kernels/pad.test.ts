import { describe } from 'vitest';
import { type Case, counted, fuzz, testAgainstCpu } from '../../../../../tests/support/simdCases.ts';
import { tf } from '../../../tf.ts';

const ALL = ['float32', 'int32', 'bool'] as const;
type Margin = [number, number];

describe('margins', () => {
  const constant = fuzz('pad', ALL, (shape, dtype, die) => {
    const paddings = shape.map((): Margin => (die(3) === 0 ? [0, 0] : [die(4), die(4)]));
    const value = dtype === 'bool' ? 1 : die(3) - 1;
    return () => tf.pad(counted(shape, dtype), paddings, value);
  });
  const mirrored = fuzz('mirror', ALL, (shape, dtype, die) => {
    const mode = die(2) === 0 ? 'reflect' : 'symmetric';
    const most = mode === 'reflect' ? 0 : 1;
    const margin = (side: number) => die(Math.min(5, side + most));
    const paddings = shape.map((side): Margin => [margin(side), margin(side)]);
    return () => tf.mirrorPad(counted(shape, dtype), paddings, mode);
  });
  const edges: Case[] = [
    {
      name: 'images',
      run: () =>
        tf.pad(counted([3, 9, 9, 5]), [
          [0, 0],
          [1, 2],
          [1, 2],
          [0, 0],
        ]),
    },
    {
      name: 'no margin',
      run: () =>
        tf.pad(counted([3, 9]), [
          [0, 0],
          [0, 0],
        ]),
    },
    { name: 'NaN', run: () => tf.pad(counted([129]), [[7, 127]], Number.NaN) },
  ];
  testAgainstCpu('of one value or mirrored', [...constant, ...mirrored, ...edges], 0);
});
