/** Starts tfjs-webgpu in the page, on whatever adapter there is. What WebGPU finds invalid becomes an error on the console,
 *  which no test lets pass. */
import { webgpu } from '#engine/backends/webgpu/definition.ts';
import { internalsOf } from '#engine/capture/webgpuInternals.ts';
import { tf } from '#engine/tf.ts';

export async function start(): Promise<void> {
  await webgpu.load({ gpuAdapter: async () => ({ isSoftware: false, name: 'any' }) });
  await tf.setBackend('webgpu');
  await tf.ready();
  if (tf.getBackend() !== 'webgpu') throw new Error('WebGPU did not start in this browser.');
  internalsOf(tf.backend()).device.addEventListener('uncapturederror', ({ error }) => {
    console.error(error.message);
  });
}
