/** Registers the simd backend with tfjs, on a machine of its own. */
import { registerBackend } from '@tensorflow/tfjs-core';
import { SimdBackend } from './backend.ts';
import { simdKernels } from './kernels/index.ts';
import { registerKernels, SIMD } from './kernels/kernel.ts';
import { type SimdHost, startMachine } from './machine.ts';

/** Starts the machine and makes it known as "simd". @throws EngineError "backend/unavailable", "backend/memory" */
export async function startSimd(host: SimdHost): Promise<SimdBackend> {
  const machine = await startMachine(host);
  registerKernels(simdKernels);
  const backend = new SimdBackend(machine);
  registerBackend(SIMD, () => backend);
  return backend;
}
