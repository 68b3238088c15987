/** What an earlier visit left behind is taken over where it still means something. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const kept = new Map<string, string>();

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('localStorage', { getItem: (name: string) => kept.get(name) ?? null });
});
afterEach(() => {
  kept.clear();
  vi.unstubAllGlobals();
});

async function preference(): Promise<string> {
  const { useHourglass } = await import('./store.ts');
  return useHourglass.getState().backendPreference;
}

it('takes the backend that was asked for', async () => {
  kept.set('hourglass.backend', 'simd');
  expect(await preference()).toBe('simd');
});

it.each(['wasm', 'abacus'])(
  'leaves the choice to the worker where the backend is no more: %s',
  async (id) => {
    kept.set('hourglass.backend', id);
    expect(await preference()).toBe('auto');
  },
);
