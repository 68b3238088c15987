/**
 * What the networks are timed on: every backend that runs in Node, and tfjs-wasm as its makers ship it.
 * Not their timing: measure.ts.
 */
import type { KernelConfig } from '@tensorflow/tfjs-core';
import { activateBackend } from '#cli/nodePlatform/activateBackend.ts';
import { tf } from '#engine/tf.ts';

export interface Engine {
  /** Such as "wasm" or "stock wasm". */
  readonly name: string;
  /** Makes it the current one. */
  use(): Promise<void>;
}

function matMulKernel(): KernelConfig {
  const kernel = tf.getKernel('BatchMatMul', 'wasm');
  if (kernel) return kernel;
  throw new Error('tfjs-wasm has no BatchMatMul kernel.');
}

/** Ours and the stock one in the same process: they differ in one kernel, which is exchanged. */
async function wasmEngines(): Promise<Engine[]> {
  await import('@tensorflow/tfjs-backend-wasm');
  const stock = matMulKernel();
  await activateBackend('wasm');
  const ours = matMulKernel();
  const engine = (name: string, kernel: KernelConfig): Engine => ({
    name,
    async use() {
      await tf.setBackend('wasm');
      tf.unregisterKernel('BatchMatMul', 'wasm');
      tf.registerKernel(kernel);
    },
  });
  return [engine('wasm', ours), engine('stock wasm', stock)];
}

async function engineOf(id: 'cpu' | 'webgpu'): Promise<Engine> {
  await activateBackend(id);
  return {
    name: id,
    use: async () => {
      await tf.setBackend(id);
    },
  };
}

/** Those that work here; webgpu only where its package is installed and finds a graphics card. */
export async function findEngines(): Promise<Engine[]> {
  const webgpu = await engineOf('webgpu').then(
    (engine) => [engine],
    () => [],
  );
  return [...(await wasmEngines()), await engineOf('cpu'), ...webgpu];
}
