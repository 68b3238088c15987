/** Backends in words. Not which of them works here: the worker finds that out. */
import type { BackendId } from '#protocol/state.ts';

export const backendNames = {
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  simd: 'WebAssembly',
  cpu: 'JavaScript',
} as const satisfies Record<BackendId, string>;
