/** Exact check 14, second half: the transposed convolution is the adjoint of the convolution, ⟨A x, y⟩ = ⟨x, Aᵀ y⟩. */
import { beforeAll, describe, expect, it } from 'vitest';
import { convolution, convolvedGrid, transposedConvolution, unitsIn } from '#catalog/formulas/convolution.ts';
import { denseMap, transposedDenseMap } from '#catalog/formulas/dense.ts';
import type { LinearMap } from '#catalog/formulas/layerOf.ts';
import { normal } from '#engine/random.ts';
import { tf } from '#engine/tf.ts';
import { useBackend } from '../support/backends.ts';
import { inFloat64 } from '../support/float64.ts';

const BATCH = 2;

beforeAll(() => useBackend('cpu'));

const drawn = (stream: string, shape: readonly number[]) => {
  const size = shape.reduce((product, side) => product * side, 1);
  return tf.tensor(normal(size, { seed: 1, stream, counter: 0 }), [...shape]);
};

/** Both inner products, with the same kernel. */
function products(forward: LinearMap, backward: LinearMap): { found: number; expected: number } {
  return inFloat64(() =>
    tf.tidy(() => {
      const x = drawn('x', [BATCH, backward.units]).as2D(BATCH, backward.units);
      const y = drawn('y', [BATCH, forward.units]).as2D(BATCH, forward.units);
      const kernel = drawn('kernel', forward.kernel.shape);
      const there = tf.sum(tf.mul(forward.apply(tf, x, kernel), y)).dataSync()[0]!;
      const back = tf.sum(tf.mul(x, backward.apply(tf, y, kernel))).dataSync()[0]!;
      return { found: there, expected: back };
    }),
  );
}

function expectAdjoint(forward: LinearMap, backward: LinearMap): void {
  expect(backward.kernel.shape).toEqual(forward.kernel.shape);
  const { found, expected } = products(forward, backward);
  expect(Math.abs(expected)).toBeGreaterThan(0.1);
  expect(Math.abs(found - expected)).toBeLessThan(1e-12 * Math.abs(expected));
}

describe('⟨A x, y⟩ = ⟨x, Aᵀ y⟩', () => {
  it.each([
    [28, 28, 1, 16, 3, 2],
    [7, 7, 3, 2, 3, 2],
    [6, 6, 2, 5, 4, 2],
    [9, 5, 2, 3, 5, 3],
    [5, 8, 1, 4, 2, 1],
    [4, 4, 3, 3, 1, 1],
    [3, 2, 2, 2, 9, 4],
  ])(
    'for maps of %i × %i, %i → %i channels, kernel %i, stride %i',
    (height, width, from, to, side, stride) => {
      const fine = { height, width, channels: from };
      const coarse = convolvedGrid(fine, to, { side, stride });
      const forward = convolution(fine, coarse, { side, stride });
      const backward = transposedConvolution(coarse, fine, { side, stride });
      expect([forward.units, backward.units]).toEqual([unitsIn(coarse), height * width * from]);
      expectAdjoint(forward, backward);
    },
  );

  it('for the dense map', () => {
    expectAdjoint(denseMap(7, 4), transposedDenseMap(4, 7));
  });
});
