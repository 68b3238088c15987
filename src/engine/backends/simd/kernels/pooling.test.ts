import type { Tensor } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Computation, expectSame, onCpu, useSimd, variants } from '../../../../../tests/support/simd.ts';
import { normal } from '../../../random.ts';
import { sizeOf } from '../../../sizeOf.ts';
import { tf } from '../../../tf.ts';

interface Pooling {
  readonly images: [number, number, number, number];
  readonly filterSize: [number, number];
  readonly strides: [number, number];
  readonly pad: 'same' | 'valid' | number;
}

const numbers = (stream: string, shape: number[]) =>
  tf.tensor(normal(sizeOf(shape), { seed: 1, stream, counter: 0 }), shape);

const outShape = ({ images, filterSize, strides, pad }: Pooling) =>
  tf.backend_util.computePool2DInfo(images, filterSize, strides, 1, pad).outShape;

/** Small whole numbers, so that windows have several largest ones. */
const images = (p: Pooling) => tf.tensor(numbers('x', p.images).dataSync().map(Math.round), p.images);

const pool = (p: Pooling, kernel: string, x = images(p)): Tensor =>
  tf.engine().runKernel(kernel, { x }, { filterSize: p.filterSize, strides: p.strides, pad: p.pad });

const gradient = (p: Pooling, kernel: string): Tensor => {
  const x = images(p);
  const inputs = { dy: numbers('dy', outShape(p)), input: x, output: pool(p, kernel, x) };
  const attributes = { filterSize: p.filterSize, strides: p.strides, pad: p.pad };
  return tf.engine().runKernel(`${kernel}Grad`, inputs, attributes);
};

const length = fc.integer({ min: 1, max: 9 });
const small = fc.integer({ min: 1, max: 3 });
const arbitrary: fc.Arbitrary<Pooling> = fc
  .record({
    images: fc.tuple(small, length, length, fc.integer({ min: 1, max: 9 })),
    filterSize: fc.tuple(small, small),
    strides: fc.tuple(small, small),
    pad: fc.constantFrom<Pooling['pad']>('same', 'valid', 0, 1),
  })
  .filter((p) => outShape(p).every((side) => side > 0))
  // cpu leaves its array where a window lies wholly outside.
  .filter(({ pad, filterSize }) => typeof pad !== 'number' || Math.min(...filterSize) > pad);

const poolings: Pooling[] = [
  { images: [3, 28, 28, 16], filterSize: [2, 2], strides: [2, 2], pad: 'same' },
  { images: [1, 7, 129, 7], filterSize: [3, 3], strides: [1, 2], pad: 'same' },
  ...fc.sample(arbitrary, { seed: 1, numRuns: 60 }),
];
const computations: Computation[] = poolings.flatMap((p) => [
  () => pool(p, 'MaxPool'),
  () => pool(p, 'AvgPool'),
  () => gradient(p, 'MaxPool'),
  () => gradient(p, 'AvgPool'),
]);

const edges = [-0, 0, Number.NaN, 1, -1, -Infinity, 3e38, Infinity, -Infinity, -Infinity, -3e38, Number.NaN];
const atEdges: Computation = () => tf.maxPool(tf.tensor4d(edges, [1, 1, 12, 1]), [1, 2], [1, 2], 'valid');

let expected: Awaited<ReturnType<typeof onCpu>>;
let expectedAtEdges: typeof expected;

beforeAll(async () => {
  expected = await onCpu(computations);
  expectedAtEdges = await onCpu([atEdges]);
});

const dot = (a: Tensor, b: Tensor) => {
  const [x, y] = [Float64Array.from(a.dataSync()), b.dataSync()];
  return x.reduce((sum, value, i) => sum + value * y[i]!, 0);
};

describe.each(variants)('pooling of the $build build on $threads threads', (variant) => {
  beforeAll(() => useSimd(variant));

  it('and its gradients are those of cpu', () => {
    expectSame(computations, expected, 1e-6, (i) => JSON.stringify(poolings[i >> 2]));
  });

  it('takes no NaN for the largest', () => {
    expectSame([atEdges], expectedAtEdges, 0);
  });

  it('is adjoint to its gradient where no window leaves the image', () => {
    for (const p of poolings.filter(({ pad }) => pad === 'valid')) {
      for (const kernel of ['MaxPool', 'AvgPool']) {
        const product = dot(pool(p, kernel), numbers('dy', outShape(p)));
        expect(dot(images(p), gradient(p, kernel)), JSON.stringify(p)).toBeCloseTo(product, 3);
      }
    }
  });
});
