import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { internalsOf, shadow } from './webgpuInternals.ts';

/** A backend of the installed tfjs-webgpu. Node has no WebGPU, but the constructor asks the device for little. */
async function createBackend(): Promise<object> {
  const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
  const device = { queue: {}, features: new Set(), limits: {} };
  return Reflect.construct(WebGPUBackend, [device]);
}

beforeEach(() => {
  const adapters = { requestAdapter: async () => null };
  vi.stubGlobal('navigator', { gpu: adapters });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the members of tfjs-webgpu', () => {
  it('are all there in the installed version', async () => {
    const backend = await createBackend();
    expect(internalsOf(backend)).toBe(backend);
  });

  it.each(['recordAndSubmit', 'bufferManager', 'tensorMap', 'uploadToGPU', 'commandEncoder'])(
    'are missed when %s is gone',
    async (member) => {
      const backend = await createBackend();
      Object.defineProperty(backend, member, { value: undefined });
      expect(() => internalsOf(backend)).toThrow('this version of tfjs-webgpu is not the one that was tried');
    },
  );
});

describe('a shadow', () => {
  it('is removed without a trace, whether a member was own or inherited', () => {
    class Base {
      own = 1;
      inherited(): string {
        return 'stock';
      }
    }
    const target = new Base();
    const before = Object.getOwnPropertyDescriptors(target);
    const remove = shadow(target, { own: 2, inherited: () => 'shadow' });
    expect([target.own, target.inherited()]).toEqual([2, 'shadow']);
    remove();
    expect([target.own, target.inherited()]).toEqual([1, 'stock']);
    expect(Object.getOwnPropertyDescriptors(target)).toEqual(before);
  });
});
