import { beforeAll, describe, expect, it } from 'vitest';
import { expectSame, onCpu, useSimd, variants } from '../../../../../tests/support/simd.ts';
import { tf } from '../../../tf.ts';

const SIZES = [0, 1, 7, 16, 127, 129];
const DTYPES = ['float32', 'int32', 'bool'] as const;
const VALUES = [0, -0, 1, 2, -1.7, 1.7, 1e-40, 16_777_217, -3e8, NaN];

const cases = [
  ...SIZES.flatMap((size) => [
    { name: `fill ${size}`, run: () => tf.fill([size], 1.5) },
    { name: `fill ${size} int32`, run: () => tf.fill([size, 2], -3, 'int32') },
    { name: `zerosLike ${size}`, run: () => tf.zerosLike(tf.fill([size], 2, 'int32')) },
    { name: `onesLike ${size}`, run: () => tf.onesLike(tf.fill([size], 2)) },
    { name: `range ${size}`, run: () => tf.range(0, size, 0.5) },
    { name: `range down ${size}`, run: () => tf.range(size, -5, 1, 'int32') },
  ]),
  { name: 'no range', run: () => tf.range(0, 5, -2) },
  { name: 'long range', run: () => tf.range(20_000_000, 20_000_009, 3, 'int32') },
  ...DTYPES.flatMap((from) =>
    DTYPES.map((to) => ({
      name: `${from} as ${to}`,
      run: () => tf.cast(tf.cast(tf.tensor1d(VALUES), from), to),
    })),
  ),
  { name: 'reshape', run: () => tf.reshape(tf.range(0, 24), [2, -1, 3]) },
  { name: 'expandDims', run: () => [0, 1, -1].map((axis) => tf.expandDims(tf.range(0, 6), axis % 2)) },
];
const runs = cases.map(({ run }) => run);
let expected: Awaited<ReturnType<typeof onCpu>>;

beforeAll(async () => {
  expected = await onCpu(runs);
});

describe.each(variants)('constants and casts of the $build build on $threads threads', (variant) => {
  beforeAll(() => useSimd(variant));

  it('are those of cpu', () => {
    expectSame(runs, expected, 1e-6, (i) => cases[i]!.name);
  });

  it('end where they should', () => {
    expect([...tf.linspace(-1, 3, 9).dataSync()]).toEqual([-1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3]);
    expect(tf.linspace(0, 1, 1001).dataSync().at(-1)).toBe(1);
  });

  it('saturate where no int32 is near', () => {
    const cast = tf.cast(tf.tensor1d([3e9, -3e9, Infinity, -Infinity]), 'int32');
    expect([...cast.dataSync()]).toEqual([2 ** 31 - 1, -(2 ** 31), 2 ** 31 - 1, -(2 ** 31)]);
  });

  it('share the numbers of what is only renamed', () => {
    const x = tf.range(0, 6);
    const before = tf.memory().numDataBuffers;
    const renamed = [x.reshape([2, 3]), x.expandDims(), x.cast('float32'), tf.clone(x)];
    expect(tf.memory().numDataBuffers).toBe(before);
    x.dispose();
    expect([...renamed[0]!.dataSync()]).toEqual([0, 1, 2, 3, 4, 5]);
    tf.dispose(renamed);
    expect(tf.memory().numDataBuffers).toBe(before - 1);
  });
});
