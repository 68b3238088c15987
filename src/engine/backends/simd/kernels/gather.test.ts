import type { Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectSame, onCpu, useSimd, variants } from '../../../../../tests/support/simd.ts';
import {
  type Case,
  counted,
  type Die,
  fuzz,
  random,
  testAgainstCpu,
} from '../../../../../tests/support/simdCases.ts';
import { sizeOf } from '../../../sizeOf.ts';
import { tf } from '../../../tf.ts';

const ALL = ['float32', 'int32', 'bool'] as const;
const NUMBERS = ['float32', 'int32'] as const;

/** Whole numbers below n in a tensor; many of them are the same. */
const places = (shape: readonly number[], n: number, factor: number): Tensor => {
  const size = sizeOf(shape);
  const values = Int32Array.from({ length: size }, (_, i) => (i * i * factor + 3 * i) % n);
  return tf.tensor(values, [...shape], 'int32');
};

const segmentIds = (size: number, count: number) =>
  tf.tensor1d(
    Int32Array.from({ length: size }, (_, i) => (3 * i * i + 3 * i) % count),
    'int32',
  );

const anyShape = (die: Die) => Array.from({ length: 1 + die(2) }, () => 1 + die(9));

describe('gathering', () => {
  const lines = fuzz('gather', ALL, (shape, dtype, die) => {
    const axis = die(shape.length);
    const chosen = anyShape(die);
    const factor = die(5);
    return () => tf.gather(counted(shape, dtype), places(chosen, shape[axis]!, factor), axis);
  });
  const batched = fuzz('gather with a batch', ALL, (sides, dtype, die) => {
    const shape = sides.length === 1 ? [...sides, 3] : sides;
    const axis = 1 + die(shape.length - 1);
    const chosen = [shape[0]!, 1 + die(7)];
    return () => tf.gather(counted(shape, dtype), places(chosen, shape[axis]!, 2), axis, 1);
  });
  const elements = fuzz('gatherND', ALL, (shape, dtype, die) => {
    const depth = 1 + die(shape.length);
    const chosen = [...anyShape(die), depth];
    return () => tf.gatherND(counted(shape, dtype), places(chosen, Math.min(...shape), 2));
  });
  const long: Case = { name: 'images', run: () => tf.gather(random([500, 784]), places([128], 500, 7)) };
  testAgainstCpu('along any axis', [...lines, ...batched, ...elements, long], 0);
});

describe('scattering', () => {
  const segments = fuzz('segment sum', ['float32'], (shape, dtype, die) => {
    const count = 1 + die(2 * shape[0]!);
    return () => tf.unsortedSegmentSum(random(shape, dtype), segmentIds(shape[0]!, count), count);
  });
  const scattered = fuzz('scatterND', NUMBERS, (shape, dtype, die) => {
    const depth = 1 + die(shape.length);
    const chosen = anyShape(die);
    const updates = [...chosen, ...shape.slice(depth)];
    return () =>
      tf.scatterND(places([...chosen, depth], Math.min(...shape), 2), random(updates, dtype), shape);
  });
  const gradients = [0, 1, 2].map((axis) => ({
    name: `gradient of a gather along axis ${axis}`,
    run: () => {
      const dy = random([7, 8, 9].with(axis, 30));
      return tf.grad((x) => tf.gather(x, segmentIds(30, 7), axis))(random([7, 8, 9]), dy);
    },
  }));
  testAgainstCpu('with duplicates', [...segments, ...scattered, ...gradients], 1e-6);
});

describe('one-hot rows', () => {
  const cases = (['float32', 'int32'] as const).flatMap((dtype) =>
    [2, 7, 127, 129].map((depth) => ({
      name: `${depth} classes, ${dtype}`,
      run: () => tf.oneHot(tf.tensor1d([-1, 0, 6, 126, 200, 3], 'int32'), depth, 2, -3, dtype),
    })),
  );
  testAgainstCpu('of any width', cases, 0);
});

describe.each(variants)('numbers of the $build build on $threads threads', (variant) => {
  beforeAll(() => useSimd(variant));

  it('that name no line give zeros, and are passed over on the way back', () => {
    const x = tf.tensor2d([1, 2, 3, 4], [2, 2]);
    const wrong = tf.tensor1d([1, -1, 2, 1_000_000_000], 'int32');
    expect([...tf.gather(x, wrong).dataSync()]).toEqual([3, 4, 0, 0, 0, 0, 0, 0]);
    const updates = tf.tensor2d([1, 2, 3, 4, 5, 6, 7, 8], [4, 2]);
    expect([...tf.unsortedSegmentSum(updates, wrong, 2).dataSync()]).toEqual([0, 0, 1, 2]);
  });

  it('add up whole numbers as such', () => {
    const sums = tf.unsortedSegmentSum(tf.tensor1d([1, 2, 3], 'int32'), tf.tensor1d([1, 0, 1], 'int32'), 2);
    expect(sums.dtype).toBe('int32');
    expect([...sums.dataSync()]).toEqual([2, 4]);
  });

  it('add up to the same bits whatever the number of threads', async () => {
    const run = () => tf.unsortedSegmentSum(random([500, 3]), segmentIds(500, 7), 7);
    const found = run().dataSync();
    await useSimd({ ...variant, threads: 3 - variant.threads });
    expect(run().dataSync()).toEqual(found);
    expectSame([run], await onCpu([run]).finally(() => tf.setBackend('simd')));
    await useSimd(variant);
  });
});
