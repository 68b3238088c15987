/** Starts the backends that run in Node, quietly. Not a test. */
import '@tensorflow/tfjs-backend-cpu';
import { createSimdHost } from '#cli/nodePlatform/simdHost.ts';
import type { SimdBackend } from '#engine/backends/simd/backend.ts';
import { startSimd } from '#engine/backends/simd/start.ts';
import { tf } from '#engine/tf.ts';

export type NodeBackend = 'cpu' | 'simd';

let simd: SimdBackend | undefined;

/** Makes `id` the current backend; simd on two threads, unless that very one runs already. */
export async function useBackend(id: NodeBackend): Promise<void> {
  tf.env().set('PROD', true); // keeps tfjs from advertising its other packages
  if (id === 'simd' && (!simd || tf.findBackend('simd') !== simd)) {
    if (tf.findBackendFactory('simd')) tf.removeBackend('simd');
    simd = await startSimd(createSimdHost(2));
  }
  if (!(await tf.setBackend(id))) throw new Error(`The backend ${id} did not start.`);
}

/** Tensors and buffers that are alive. */
export function alive(): { readonly tensors: number; readonly buffers: number } {
  const { numTensors, numDataBuffers } = tf.memory();
  return { tensors: numTensors, buffers: numDataBuffers };
}
