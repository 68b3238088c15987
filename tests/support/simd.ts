/**
 * Both builds of the simd backend, on one and on two threads, and the comparison of what they compute with tfjs-cpu.
 * Not tests.
 */
import { setFlagsFromString } from 'node:v8';
import type { Tensor } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { expect } from 'vitest';
import { createSimdHost } from '#cli/nodePlatform/simdHost.ts';
import type { SimdBackend } from '#engine/backends/simd/backend.ts';
import type { Build, SimdHost } from '#engine/backends/simd/machine.ts';
import { startSimd } from '#engine/backends/simd/start.ts';
import { tf } from '#engine/tf.ts';

// Node 20 knows relaxed SIMD, but keeps it behind a flag.
setFlagsFromString('--experimental-wasm-relaxed-simd');

export interface Variant {
  readonly build: Build;
  readonly threads: number;
}

/** Every variant that the page may meet. */
export const variants: readonly Variant[] = [
  { build: 'relaxed', threads: 1 },
  { build: 'relaxed', threads: 2 },
  { build: 'plain', threads: 1 },
  { build: 'plain', threads: 2 },
];

/** A host on an engine that takes this build only. */
export function hostOf({ build, threads }: Variant): SimdHost {
  const host = createSimdHost(threads);
  return { ...host, binary: async (wanted) => (wanted === build ? host.binary(build) : Uint8Array.of()) };
}

/** Makes a variant of the simd backend the current one; one that was used before is stopped. */
export async function useSimd({ build, threads }: Variant): Promise<SimdBackend> {
  tf.env().set('PROD', true); // keeps tfjs from advertising its other packages
  if (tf.findBackendFactory('simd')) tf.removeBackend('simd');
  const backend = await startSimd(hostOf({ build, threads }));
  if (!(await tf.setBackend('simd'))) throw new Error('The simd backend did not start.');
  return backend;
}

/** Any number of tensors from the same arguments, made inside. */
export type Computation = () => Tensor | Tensor[];

interface Result {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly values: ArrayLike<number>;
}

function compute(computation: Computation): Result[] {
  const results = tf.tidy(() => {
    const tensors = computation();
    return (Array.isArray(tensors) ? tensors : [tensors]).map((tensor) => tf.keep(tensor));
  });
  return results.map((tensor) => {
    const values = tensor.dataSync().slice();
    tensor.dispose();
    return { shape: tensor.shape, dtype: tensor.dtype, values };
  });
}

/** What tfjs-cpu computes; leaves cpu as the current backend. */
export async function onCpu(computations: readonly Computation[]): Promise<Result[][]> {
  await tf.setBackend('cpu');
  return computations.map(compute);
}

/** Largest difference beside the largest number; infinite where one is not finite and the other differs. */
function distance(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  let difference = 0;
  let scale = Number.MIN_VALUE;
  for (let i = 0; i < expected.length; i++) {
    if (Object.is(found[i], expected[i]) || found[i] === expected[i]) continue;
    const gap = Math.abs(found[i]! - expected[i]!);
    if (!Number.isFinite(gap)) return Number.POSITIVE_INFINITY;
    difference = Math.max(difference, gap);
  }
  for (let i = 0; i < expected.length; i++) {
    const size = Math.abs(expected[i]!);
    if (Number.isFinite(size)) scale = Math.max(scale, size);
  }
  return difference === 0 ? 0 : difference / scale;
}

/** Expects the current backend to give what cpu gave, in shape, type and numbers. */
export function expectSame(
  computations: readonly Computation[],
  expected: readonly (readonly Result[])[],
  tolerance = 1e-6,
  nameOf: (index: number) => string = String,
): void {
  computations.forEach((computation, i) => {
    const found = compute(computation);
    expect(found.length, nameOf(i)).toBe(expected[i]!.length);
    found.forEach(({ shape, dtype, values }, j) => {
      const wanted = expected[i]![j]!;
      expect({ shape, dtype }, nameOf(i)).toEqual({ shape: wanted.shape, dtype: wanted.dtype });
      expect(distance(values, wanted.values), nameOf(i)).toBeLessThanOrEqual(tolerance);
    });
  });
}
