import type { Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Computation, expectSame, onCpu, useSimd, variants } from '../../../../../tests/support/simd.ts';
import { normal } from '../../../random.ts';
import { sizeOf } from '../../../sizeOf.ts';
import { tf } from '../../../tf.ts';

const SIDES = [1, 7, 127, 129];
const BOOLEANS = [false, true];

const numbers = (stream: string, shape: readonly number[]) => {
  const size = sizeOf(shape);
  return tf.tensor(normal(size, { seed: 1, stream, counter: size }), [...shape]);
};

interface Product {
  readonly name: string;
  readonly run: Computation;
}

/** Every transposition of every combination of ragged sides, and a few with batch axes. */
const products: Product[] = BOOLEANS.flatMap((transposeA) =>
  BOOLEANS.flatMap((transposeB) =>
    [[], [3], [2, 3]].flatMap((batch) =>
      SIDES.flatMap((m) =>
        SIDES.flatMap((k) =>
          SIDES.filter((n) => batch.length === 0 || Math.max(m, k, n) < 100).map((n) => ({
            name: `${batch} × [${m}, ${k}] · [${k}, ${n}] ${transposeA} ${transposeB}`,
            run: () =>
              tf.matMul(
                numbers('a', [...batch, ...(transposeA ? [k, m] : [m, k])]),
                numbers('b', [...batch, ...(transposeB ? [n, k] : [k, n])]),
                transposeA,
                transposeB,
              ),
          })),
        ),
      ),
    ),
  ),
);
const runs = products.map(({ run }) => run);
let expected: Awaited<ReturnType<typeof onCpu>>;

beforeAll(async () => {
  expected = await onCpu(runs);
});

describe.each(variants)('matrix products of the $build build on $threads threads', (variant) => {
  beforeAll(() => useSimd(variant));

  it('are those of cpu for every transposition and ragged size', () => {
    expectSame(runs, expected, 1e-6, (i) => products[i]!.name);
  });

  it('serve a whole batch with one matrix', async () => {
    const run = () => tf.matMul(numbers('a', [3, 5, 7]), numbers('b', [1, 7, 4]));
    expectSame([run], await onCpu([run]).finally(() => tf.setBackend('simd')));
  });

  it('refuse leading axes that do not fit', () => {
    expect(() => tf.tidy(() => tf.matMul(numbers('a', [2, 1, 2, 2]), numbers('b', [1, 3, 2, 2])))).toThrow(
      'leading axes must be the same',
    );
  });

  it('give the same bits whatever the number of threads', async () => {
    const run = (): Tensor => tf.matMul(numbers('a', [129, 300]), numbers('b', [300, 70]));
    const found = run().dataSync();
    await useSimd({ ...variant, threads: 3 - variant.threads });
    expect(run().dataSync()).toEqual(found);
    await useSimd(variant);
  });
});
