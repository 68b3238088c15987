import type { KernelConfig, Tensor3D } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alive } from '../../../tests/support/backends.ts';
import { normal } from '../random.ts';
import { tf } from '../tf.ts';
import { patchWasmMatMul } from './wasmMatMul.ts';

const SIDES = [1, 7, 127, 129];
const BOOLEANS = [false, true];

interface Product {
  readonly name: string;
  readonly batch: number;
  readonly transposeA: boolean;
  readonly transposeB: boolean;
  readonly sizes: readonly [m: number, k: number, n: number];
}

/** Every transposition of every combination of ragged sides, and a few with a batch axis. */
const products: Product[] = BOOLEANS.flatMap((transposeA) =>
  BOOLEANS.flatMap((transposeB) =>
    [1, 3].flatMap((batch) =>
      SIDES.flatMap((m) =>
        SIDES.flatMap((k) =>
          SIDES.filter((n) => batch === 1 || Math.max(m, k, n) < 100).map((n) => ({
            name: `${batch} × [${m}, ${k}] · [${k}, ${n}]`,
            batch,
            transposeA,
            transposeB,
            sizes: [m, k, n] as const,
          })),
        ),
      ),
    ),
  ),
);

const matrix = (name: string, batch: number, rows: number, columns: number): Tensor3D =>
  tf.tensor3d(normal(batch * rows * columns, { seed: 1, stream: name, counter: rows * 1000 + columns }), [
    batch,
    rows,
    columns,
  ]);

function multiply({ batch, transposeA, transposeB, sizes: [m, k, n] }: Product): Float32Array {
  return tf.tidy(() => {
    const a = transposeA ? matrix('a', batch, k, m) : matrix('a', batch, m, k);
    const b = transposeB ? matrix('b', batch, n, k) : matrix('b', batch, k, n);
    const product = tf.matMul(a, b, transposeA, transposeB);
    expect(product.shape).toEqual([batch, m, n]);
    return product.dataSync<'float32'>().slice();
  });
}

/** Largest difference, beside √k: the size of a sum of k products of N(0, 1). */
function distance(found: readonly Float32Array[], expected: readonly Float32Array[]): number {
  const differences = found.map((values, i) => {
    const root = Math.sqrt(products[i]!.sizes[1]);
    return values.reduce((most, value, j) => Math.max(most, Math.abs(value - expected[i]![j]!) / root), 0);
  });
  return Math.max(...differences);
}

let stock: KernelConfig;
let expected: Float32Array[];

beforeAll(async () => {
  tf.env().set('PROD', true);
  await tf.setBackend('cpu');
  expected = products.map(multiply);
  await tf.setBackend('wasm');
  stock = tf.getKernel('BatchMatMul', 'wasm')!;
});

afterAll(() => tf.setBackend('cpu'));

describe('the matrix product of wasm', () => {
  it('is the product of cpu, as tfjs ships it', () => {
    expect(distance(products.map(multiply), expected)).toBeLessThan(1e-5);
  });

  it('is the product of cpu, patched, for every transposition and ragged size', () => {
    patchWasmMatMul();
    expect(tf.getKernel('BatchMatMul', 'wasm')!.kernelFunc).not.toBe(stock.kernelFunc);
    expect(distance(products.map(multiply), expected)).toBeLessThan(1e-5);
  });

  it('leaves no transposed copy behind', () => {
    const before = { ...alive(), ids: tf.engine().backend.numDataIds() };
    for (const product of products.slice(-20)) multiply(product);
    expect({ ...alive(), ids: tf.engine().backend.numDataIds() }).toEqual(before);
  });

  it('is patched once, however often it is asked', () => {
    const once = tf.getKernel('BatchMatMul', 'wasm')!.kernelFunc;
    patchWasmMatMul();
    expect(tf.getKernel('BatchMatMul', 'wasm')!.kernelFunc).toBe(once);
  });
});
