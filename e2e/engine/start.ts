/** Starts tfjs-webgpu in the page, on whatever adapter there is, as a check needs it. */
import { webgpu } from '#engine/backends/webgpu/definition.ts';
import { tf } from '#engine/tf.ts';

export async function start(): Promise<void> {
  await webgpu.load({ gpuAdapter: async () => ({ isSoftware: false, name: 'any' }) });
  await tf.setBackend('webgpu');
  await tf.ready();
  if (tf.getBackend() !== 'webgpu') throw new Error('WebGPU did not start in this browser.');
}
