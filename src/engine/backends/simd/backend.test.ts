import type { Rank } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { useSimd, variants } from '../../../../tests/support/simd.ts';
import { EngineError } from '../../engineError.ts';
import { tf } from '../../tf.ts';
import type { SimdBackend } from './backend.ts';
import { bits } from './machine.ts';

describe.each(variants)('the simd backend, $build build, $threads threads', (variant) => {
  let backend: SimdBackend;
  beforeAll(async () => {
    backend = await useSimd(variant);
  });

  it('runs the build and the threads that it was given', () => {
    expect(backend.machine).toMatchObject(variant);
    expect(backend.machine.codeBytes).toBeGreaterThan(1000);
  });

  it('keeps numbers of every type', () => {
    const floats = tf.tensor1d([0.1, -0, Number.NaN, Number.POSITIVE_INFINITY]);
    expect([...floats.dataSync()]).toEqual([Math.fround(0.1), -0, Number.NaN, Number.POSITIVE_INFINITY]);
    const integers = tf.tensor1d([1, -2, 2 ** 31 - 1], 'int32');
    expect([...integers.dataSync()]).toEqual([1, -2, 2 ** 31 - 1]);
    const booleans = tf.tensor1d([true, false, true], 'bool');
    expect([...booleans.dataSync()]).toEqual([1, 0, 1]);
    tf.dispose([floats, integers, booleans]);
  });

  it('fetches a tensor from another backend, and lets another have its own', async () => {
    await tf.setBackend('cpu');
    const there = tf.tensor1d([1, 2, 3]);
    await tf.setBackend('simd');
    const here = tf.add(there, 1);
    await tf.setBackend('cpu');
    const back = tf.mul(here, 2);
    expect([...back.dataSync()]).toEqual([4, 6, 8]);
    await tf.setBackend('simd');
    tf.dispose([there, here, back]);
  });

  it('gives its memory back', () => {
    const before = { bytes: backend.machine.heap.inUse, tensors: backend.numDataIds() };
    tf.tidy(() =>
      tf
        .matMul(tf.ones([50, 60]), tf.ones([60, 70]))
        .reshape([3500])
        .clone()
        .dataSync(),
    );
    expect({ bytes: backend.machine.heap.inUse, tensors: backend.numDataIds() }).toEqual(before);
  });

  it('overwrites a tensor where it is, and refuses another number of values', () => {
    const tensor = tf.tensor1d([1, 2]);
    const address = backend.address(tensor);
    backend.overwrite(tensor, [3, 4]);
    expect([...tensor.dataSync()]).toEqual([3, 4]);
    expect(backend.address(tensor)).toBe(address);
    expect(() => backend.overwrite(tensor, [1])).toThrow('The tensor holds 2 numbers, 1 were given.');
    tensor.dispose();
  });

  it('says that text is not for computing', () => {
    expect(() => tf.tensor1d(['a', 'b']).dataSync()).toThrow('use numbers');
  });

  it('names a kernel that it does not have', () => {
    expect(() => backend.perform('noSuchKernel')).toThrow('There is no kernel noSuchKernel.');
  });

  it('refuses a network that does not fit, before anything is lost', () => {
    const kept = tf.tensor1d([5]);
    expect(() => tf.fill([1 << 15, 1 << 15], 1)).toThrow(
      /needs about 4.\d GB .* reduce the batch or the widths/,
    );
    expect([...kept.dataSync()]).toEqual([5]);
    kept.dispose();
  });

  it('gives back what a kernel made before it ran out of memory', () => {
    const x = tf.ones<Rank.R4>([4, 28, 28, 1]);
    const filter = tf.ones<Rank.R4>([3, 3, 1, 8]);
    const { heap } = backend.machine;
    const before = { bytes: heap.inUse, tensors: backend.numDataIds() };
    const allocate = heap.allocate.bind(heap);
    let left = 1;
    const full = vi.spyOn(heap, 'allocate').mockImplementation((bytes) => {
      if (left-- > 0) return allocate(bytes);
      throw new EngineError('backend/memory', 'full');
    });
    expect(() => tf.conv2d(x, filter, 1, 'same')).toThrow('full');
    full.mockRestore();
    expect({ bytes: heap.inUse, tensors: backend.numDataIds() }).toEqual(before);
    tf.dispose([x, filter]);
  });

  it('starts from memory that grew since', () => {
    const large = tf.fill([40_000_000], 2); // 160 MB
    const sum = tf.sum(large);
    expect(sum.dataSync()[0]).toBe(80_000_000);
    tf.dispose([large, sum]);
  });
});

describe('a number among words', () => {
  it('is its float32 bits', () => {
    expect(bits(1)).toBe(0x3f800000);
    expect(bits(-2)).toBe(0xc0000000 | 0);
  });
});
