import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSimdHost } from '#cli/nodePlatform/simdHost.ts';
import { hostOf, variants } from '../../../../tests/support/simd.ts';
import { tf } from '../../tf.ts';
import { simd } from './definition.ts';
import type { SimdHost } from './machine.ts';

afterEach(() => {
  if (tf.findBackendFactory('simd')) tf.removeBackend('simd');
});

/** A sum that two threads share: it is right only if all of them do their part. */
async function product(): Promise<number> {
  await tf.setBackend('simd');
  return tf.tidy(() => {
    const values = Array.from({ length: 64 * 64 }, () => 1);
    const a = tf.tensor2d(values, [64, 64]);
    return Array.from(tf.matMul(a, a).dataSync()).reduce((sum, value) => sum + value, 0);
  });
}

describe('the simd backend', () => {
  it.each(variants)('tells how it runs: the $build build, $threads threads', async ({ build, threads }) => {
    const facts = await simd.load({ simd: hostOf({ build, threads }) });
    const kind = build === 'relaxed' ? 'Relaxed' : 'Plain';
    expect(facts).toBe(`${kind} SIMD on ${threads === 1 ? 'one thread' : '2 threads'}.`);
    expect(await product()).toBe(64 ** 3);
  });

  it('tells why there is one thread only', async () => {
    const host: SimdHost = { ...createSimdHost(1), advice: 'Some headers are missing.' };
    expect(await simd.load({ simd: host })).toMatch(/ on one thread\. Some headers are missing\.$/);
  });

  it('starts once', async () => {
    const startThread = vi.fn(createSimdHost(2).startThread);
    const host = { ...createSimdHost(2), startThread };
    const facts = await simd.load({ simd: host });
    expect(await simd.load({ simd: host })).toBe(facts);
    expect(startThread).toHaveBeenCalledTimes(1);
  });

  it('computes on one thread where one of several does not start, and stops the others', async () => {
    const { binary, startThread } = createSimdHost(2);
    const stop = vi.fn();
    const host: SimdHost = {
      binary,
      threads: 3,
      async startThread(setup) {
        if (setup.index === 2) throw new Error('No more workers.');
        const stopIt = await startThread(setup);
        stop.mockImplementation(stopIt);
        return stop;
      },
    };
    expect(await simd.load({ simd: host })).toMatch(/ on one thread\. The other threads did not start\.$/);
    expect(stop).toHaveBeenCalledTimes(1);
    expect(await product()).toBe(64 ** 3);
  });

  it('is refused where there is nobody to start it, or an engine that cannot', async () => {
    await expect(simd.load({})).rejects.toMatchObject({ code: 'backend/unavailable' });
    const host = { ...createSimdHost(1), binary: async () => Uint8Array.of(0) };
    await expect(simd.load({ simd: host })).rejects.toMatchObject({
      code: 'backend/unavailable',
      message: expect.stringContaining('does not know WebAssembly with SIMD and threads'),
    });
  });
});
