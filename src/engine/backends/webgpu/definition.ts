/**
 * tfjs-webgpu with kernels of our own: the graphics card through WebGPU. Software adapters are refused: the CPU is
 * faster.
 * Not the kernels: kernels.ts lists those.
 */
import { EngineError } from '../../engineError.ts';
import { tf } from '../../tf.ts';
import type { BackendDefinition } from '../backend.ts';
import { kernels } from './kernels.ts';

export const webgpu: BackendDefinition = {
  id: 'webgpu',
  label: 'WebGPU',
  async load({ gpuAdapter }) {
    const adapter = await gpuAdapter?.();
    if (!adapter) throw new EngineError('backend/unavailable', 'This browser offers no WebGPU adapter.');
    await import('@tensorflow/tfjs-backend-webgpu');
    // Else small tensors stay on the CPU, where a recorded step would never see them change.
    tf.env().set('WEBGPU_CPU_FORWARD', false);
    for (const kernel of kernels) {
      if (!tf.getKernel(kernel.kernelName, kernel.backendName)) tf.registerKernel(kernel);
    }
    if (adapter.isSoftware) {
      throw new EngineError(
        'backend/software',
        `No graphics card: WebGPU runs in software (${adapter.name}).`,
      );
    }
    return adapter.name === '' ? undefined : `Graphics card: ${adapter.name}.`;
  },
};
