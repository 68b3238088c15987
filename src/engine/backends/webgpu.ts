/** tfjs-webgpu: the graphics card through WebGPU. Software adapters are refused: the CPU is faster. */
import { EngineError } from '../engineError.ts';
import type { BackendDefinition } from './backend.ts';

export const webgpu: BackendDefinition = {
  id: 'webgpu',
  label: 'WebGPU',
  async load({ gpuAdapter }) {
    const adapter = await gpuAdapter?.();
    if (!adapter) throw new EngineError('backend/unavailable', 'This browser offers no WebGPU adapter.');
    await import('@tensorflow/tfjs-backend-webgpu');
    if (adapter.isSoftware) {
      throw new EngineError(
        'backend/software',
        `No graphics card: WebGPU runs in software (${adapter.name}).`,
      );
    }
  },
};
