import type { Tensor } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Computation, expectSame, onCpu, useSimd, variants } from '../../../../../tests/support/simd.ts';
import { normal } from '../../../random.ts';
import { sizeOf } from '../../../sizeOf.ts';
import { tf } from '../../../tf.ts';

interface Convolution {
  readonly images: [number, number, number, number];
  readonly kernel: [number, number, number, number];
  readonly strides: [number, number];
  readonly dilations: [number, number];
  readonly pad: 'same' | 'valid' | number | [[0, 0], [number, number], [number, number], [0, 0]];
}

const numbers = (stream: string, shape: number[]) =>
  tf.tensor(normal(sizeOf(shape), { seed: 1, stream, counter: 0 }), shape);

const windowOf = ({ images, kernel, strides, dilations, pad }: Convolution) =>
  tf.backend_util.computeConv2DInfo(images, kernel, strides, dilations, pad);

const forward = (c: Convolution): Tensor =>
  tf
    .engine()
    .runKernel(
      'Conv2D',
      { x: numbers('x', c.images), filter: numbers('filter', c.kernel) },
      { strides: c.strides, dilations: c.dilations, pad: c.pad, dataFormat: 'NHWC' },
    );

const toImages = (c: Convolution): Tensor =>
  tf
    .engine()
    .runKernel(
      'Conv2DBackpropInput',
      { dy: numbers('dy', windowOf(c).outShape), filter: numbers('filter', c.kernel) },
      { strides: c.strides, pad: c.pad, dataFormat: 'NHWC', inputShape: c.images },
    );

const toKernel = (c: Convolution): Tensor =>
  tf
    .engine()
    .runKernel(
      'Conv2DBackpropFilter',
      { x: numbers('x', c.images), dy: numbers('dy', windowOf(c).outShape) },
      { strides: c.strides, pad: c.pad, dataFormat: 'NHWC', filterShape: c.kernel },
    );

const plain: Pick<Convolution, 'strides' | 'dilations' | 'pad'> = {
  strides: [1, 1],
  dilations: [1, 1],
  pad: 'valid',
};

const side = fc.integer({ min: 1, max: 9 });
const small = fc.integer({ min: 1, max: 3 });
const margin = fc.tuple(fc.nat(2), fc.nat(2));
const arbitrary: fc.Arbitrary<Convolution> = fc
  .record({
    images: fc.tuple(small, side, side, fc.integer({ min: 1, max: 9 })),
    sides: fc.tuple(small, small),
    filters: fc.integer({ min: 1, max: 17 }),
    steps: fc.tuple(small, small),
    dilated: fc.boolean(),
    pad: fc.oneof(
      fc.constantFrom('same' as const, 'valid' as const),
      fc.nat(2),
      fc.tuple(margin, margin).map(([y, x]): Convolution['pad'] => [[0, 0], y, x, [0, 0]]),
    ),
  })
  .map(
    ({ images, sides, filters, steps, dilated, pad }): Convolution => ({
      images,
      kernel: [...sides, images[3], filters],
      strides: dilated ? [1, 1] : steps,
      dilations: dilated ? steps : [1, 1],
      pad,
    }),
  )
  .filter((c) => windowOf(c).outShape.every((length) => length > 0));

/** Depths and rows that need several blocks, and the sizes around one tile. */
const chosen: Convolution[] = [
  { ...plain, images: [1, 1, 1, 1], kernel: [1, 1, 1, 1] },
  { ...plain, images: [13, 12, 11, 1], kernel: [3, 3, 1, 16], strides: [2, 2], pad: 'same' },
  { ...plain, images: [2, 7, 7, 129], kernel: [3, 3, 129, 7], pad: 'same' },
  { ...plain, images: [3, 127, 3, 2], kernel: [5, 1, 2, 9], pad: 2 },
  {
    ...plain,
    images: [1, 30, 30, 4],
    kernel: [7, 7, 4, 8],
    pad: [
      [0, 0],
      [3, 1],
      [0, 4],
      [0, 0],
    ],
  },
];
const convolutions = [...chosen, ...fc.sample(arbitrary, { seed: 1, numRuns: 60 })];
const undilated = convolutions.filter(({ dilations: [y, x] }) => y === 1 && x === 1);
const computations: Computation[] = [
  ...convolutions.map((c) => () => forward(c)),
  ...undilated.flatMap((c) => [() => toImages(c), () => toKernel(c)]),
];
const nameOf = (i: number) => JSON.stringify(convolutions[i] ?? undilated[(i - convolutions.length) >> 1]);
let expected: Awaited<ReturnType<typeof onCpu>>;

beforeAll(async () => {
  expected = await onCpu(computations);
});

const dot = (a: Tensor, b: Tensor) => {
  const [x, y] = [Float64Array.from(a.dataSync()), b.dataSync()];
  return x.reduce((sum, value, i) => sum + value * y[i]!, 0);
};

describe.each(variants)('convolutions of the $build build on $threads threads', (variant) => {
  beforeAll(() => useSimd(variant));

  it('and their gradients are those of cpu', () => {
    expectSame(computations, expected, 1e-5, nameOf);
  });

  it('are adjoint to their gradients', () => {
    for (const c of undilated) {
      const product = dot(forward(c), numbers('dy', windowOf(c).outShape));
      const scale = Math.sqrt(sizeOf(windowOf(c).outShape) * sizeOf(c.kernel.slice(0, 3)));
      expect(dot(numbers('x', c.images), toImages(c)) / scale).toBeCloseTo(product / scale, 4);
      expect(dot(numbers('filter', c.kernel), toKernel(c)) / scale).toBeCloseTo(product / scale, 4);
    }
  });

  it('give the same bits whatever the number of threads', async () => {
    const results = () =>
      chosen.flatMap((c) => [forward(c), toImages(c), toKernel(c)]).map((found) => found.dataSync());
    const found = results();
    await useSimd({ ...variant, threads: 3 - variant.threads });
    expect(results()).toEqual(found);
    await useSimd(variant);
  });
});
