/** Starts the backends that run in Node, quietly. Not a test. */
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { patchWasmMatMul } from '#engine/backends/wasmMatMul.ts';
import { tf } from '#engine/tf.ts';

export type NodeBackend = 'cpu' | 'wasm';

/** Makes `id` the current backend, wasm with its patched matrix product as in the page. */
export async function useBackend(id: NodeBackend): Promise<void> {
  tf.env().set('PROD', true); // keeps tfjs from advertising its other packages
  if (id === 'wasm') patchWasmMatMul();
  if (!(await tf.setBackend(id))) throw new Error(`The backend ${id} did not start.`);
}

/** Tensors and buffers that are alive. */
export function alive(): { readonly tensors: number; readonly buffers: number } {
  const { numTensors, numDataBuffers } = tf.memory();
  return { tensors: numTensors, buffers: numDataBuffers };
}
