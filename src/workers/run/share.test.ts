import { describe, expect, it } from 'vitest';
import { createShare } from './share.ts';

describe('a share of the time', () => {
  it('is nothing before anything happened', () => {
    expect(createShare().value()).toBe(0);
  });

  it('is the counted part of the whole', () => {
    const share = createShare();
    for (let i = 0; i < 1000; i++) {
      share.record(5, true);
      share.record(95, false);
    }
    expect(share.value()).toBeCloseTo(0.05, 3);
  });

  it('forgets what was long ago', () => {
    const share = createShare();
    share.record(10_000, true);
    for (let i = 0; i < 1000; i++) share.record(100, false);
    expect(share.value()).toBeLessThan(1e-3);
  });
});
