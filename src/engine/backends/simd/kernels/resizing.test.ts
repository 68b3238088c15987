import type { Tensor } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Computation, expectSame, onCpu, useSimd, variants } from '../../../../../tests/support/simd.ts';
import { normal } from '../../../random.ts';
import { sizeOf } from '../../../sizeOf.ts';
import { tf } from '../../../tf.ts';

interface Resizing {
  readonly kernel: 'ResizeBilinear' | 'ResizeNearestNeighbor';
  readonly images: [number, number, number, number];
  readonly size: [number, number];
  readonly alignCorners: boolean;
  readonly halfPixelCenters: boolean;
}

const numbers = (stream: string, shape: number[]) =>
  tf.tensor(normal(sizeOf(shape), { seed: 1, stream, counter: 0 }), shape);

const dyOf = ({ images: [batch, , , channels], size }: Resizing) => numbers('dy', [batch, ...size, channels]);

const resize = ({ kernel, images, ...attributes }: Resizing): Tensor =>
  tf.engine().runKernel(kernel, { images: numbers('x', images) }, { ...attributes });

const gradient = (r: Resizing): Tensor =>
  tf
    .engine()
    .runKernel(
      `${r.kernel}Grad`,
      { images: numbers('x', r.images), dy: dyOf(r) },
      { alignCorners: r.alignCorners, halfPixelCenters: r.halfPixelCenters, size: r.size },
    );

const length = fc.integer({ min: 1, max: 12 });
const arbitrary: fc.Arbitrary<Resizing> = fc.record({
  kernel: fc.constantFrom<Resizing['kernel']>('ResizeBilinear', 'ResizeNearestNeighbor'),
  images: fc.tuple(fc.integer({ min: 1, max: 3 }), length, length, length),
  size: fc.tuple(length, length),
  alignCorners: fc.boolean(),
  halfPixelCenters: fc.boolean(),
});
/** tfjs refuses both at once. */
const allowed = arbitrary.filter((r) => !(r.alignCorners && r.halfPixelCenters));

const resizings: Resizing[] = (['ResizeBilinear', 'ResizeNearestNeighbor'] as const).flatMap((kernel) => [
  { kernel, images: [3, 7, 7, 16], size: [14, 14], alignCorners: false, halfPixelCenters: false },
  { kernel, images: [1, 129, 127, 1], size: [28, 29], alignCorners: true, halfPixelCenters: false },
  { kernel, images: [2, 7, 9, 7], size: [14, 18], alignCorners: false, halfPixelCenters: true },
]);
resizings.push(...fc.sample(allowed, { seed: 1, numRuns: 80 }));

/**
 * Where cpu's gradients are right: they know no half pixels; those between pixels only square images; those of the nearest
 * pixel only a batch of one, and their search does not end for a line of one pixel with corners aligned.
 */
function isKnown({
  kernel,
  images: [batch, height, width],
  alignCorners,
  halfPixelCenters,
}: Resizing): boolean {
  if (halfPixelCenters) return false;
  if (kernel === 'ResizeBilinear') return height === width;
  return batch === 1 && !(alignCorners && Math.min(height, width) === 1);
}
const known = resizings.filter(isKnown);
const computations: Computation[] = [
  ...resizings.map((r) => () => resize(r)),
  ...known.map((r) => () => gradient(r)),
];
const nameOf = (i: number) => JSON.stringify(resizings[i] ?? known[i - resizings.length]);

const integers: Computation = () =>
  tf.image.resizeNearestNeighbor(tf.tensor3d([1, -2, 3, 4], [2, 2, 1], 'int32'), [3, 5]);

let expected: Awaited<ReturnType<typeof onCpu>>;
let expectedIntegers: typeof expected;

beforeAll(async () => {
  expected = await onCpu(computations);
  expectedIntegers = await onCpu([integers]);
});

const dot = (a: Tensor, b: Tensor) => {
  const [x, y] = [Float64Array.from(a.dataSync()), b.dataSync()];
  return x.reduce((sum, value, i) => sum + value * y[i]!, 0);
};

describe.each(variants)('resizing of the $build build on $threads threads', (variant) => {
  beforeAll(() => useSimd(variant));

  it('and its gradients are those of cpu', () => {
    expectSame(computations, expected, 1e-6, nameOf);
  });

  it('moves whole numbers', () => {
    expectSame([integers], expectedIntegers, 0);
  });

  it('is adjoint to its gradient', () => {
    for (const r of resizings) {
      const product = dot(resize(r), dyOf(r));
      const scale = Math.sqrt(sizeOf(r.images) + dyOf(r).size);
      expect(dot(numbers('x', r.images), gradient(r)) / scale, JSON.stringify(r)).toBeCloseTo(
        product / scale,
        4,
      );
    }
  });
});
