/** tfjs-cpu: plain JavaScript. Slow, but the reference that every other backend is compared with. */
import type { BackendDefinition } from './backend.ts';

export const cpu: BackendDefinition = {
  id: 'cpu',
  label: 'CPU · JavaScript',
  async load() {
    await import('@tensorflow/tfjs-backend-cpu');
    return undefined;
  },
};
