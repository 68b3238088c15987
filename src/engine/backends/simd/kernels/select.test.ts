import { beforeAll, describe, expect, it } from 'vitest';
import { expectSame, onCpu, useSimd, variants } from '../../../../../tests/support/simd.ts';
import { normal } from '../../../random.ts';
import { sizeOf } from '../../../sizeOf.ts';
import { tf } from '../../../tf.ts';

function numbers(stream: string, shape: number[]) {
  const size = sizeOf(shape);
  return tf.tensor(normal(size, { seed: 1, stream, counter: size }), shape);
}

const SHAPES = [[], [0], [1], [7], [127], [129], [7, 43], [2, 3, 5]];

const cases = [
  ...SHAPES.flatMap((shape) =>
    (['float32', 'int32', 'bool'] as const).map((dtype) => ({
      name: `[${shape}] ${dtype}`,
      run: () =>
        tf.where(
          tf.greater(numbers('condition', shape), 0),
          numbers('t', shape).mul(3).cast(dtype),
          numbers('e', shape).mul(3).cast(dtype),
        ),
    })),
  ),
  {
    name: 'two types',
    run: () => tf.where(tf.tensor1d([1, 0], 'bool'), tf.range(0, 2, 1, 'int32'), tf.fill([2], 0.5)),
  },
];
const runs = cases.map(({ run }) => run);
let expected: Awaited<ReturnType<typeof onCpu>>;

beforeAll(async () => {
  expected = await onCpu(runs);
});

describe.each(variants)('choosing of the $build build on $threads threads', (variant) => {
  beforeAll(() => useSimd(variant));

  it('is that of cpu', () => {
    expectSame(runs, expected, 0, (i) => cases[i]!.name);
  });

  it('goes by rows where the condition has one axis', () => {
    const inputs = { condition: tf.tensor1d([1, 0, 1], 'bool'), t: tf.ones([3, 2]), e: tf.zeros([3, 2]) };
    const chosen = tf.engine().runKernel<ReturnType<typeof tf.ones>>('Select', inputs);
    expect([...chosen.dataSync()]).toEqual([1, 1, 0, 0, 1, 1]);
  });
});
