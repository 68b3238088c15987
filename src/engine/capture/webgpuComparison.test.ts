import { describe, expect, it } from 'vitest';
import { findDifference } from './webgpuComparison.ts';

const dispatch = (signature: string, ...uploads: [number, { size: number; value: number }][]) => ({
  signature,
  uploads: new Map(uploads),
});

describe('the difference between warming up and recording', () => {
  it('is none when the same is dispatched and the same numbers are uploaded', () => {
    const steps = [dispatch('a', [0, { size: 1, value: 2 }]), dispatch('b')];
    expect(findDifference(steps, steps)).toBeUndefined();
    const notANumber = [dispatch('a', [0, { size: 1, value: Number.NaN }])];
    expect(findDifference(notANumber, notANumber)).toBeUndefined();
  });

  it('leaves out what only the warm-up had to upload', () => {
    expect(findDifference([dispatch('a', [0, { size: 9, value: 2 }])], [dispatch('a')])).toBeUndefined();
  });

  it.each([
    ['many numbers', [0, { size: 3, value: 2 }], 'it uploads 3 numbers'],
    ['another number', [0, { size: 1, value: 3 }], 'it uploads a number that changes'],
    ['a number for another input', [1, { size: 1, value: 2 }], 'it uploads a number that changes'],
  ] as const)('is seen when it uploads %s', (_, upload, reason) => {
    const warmUp = [dispatch('a', [0, { size: upload[1].size, value: 2 }])];
    expect(findDifference(warmUp, [dispatch('a', [...upload])])).toBe(reason);
  });

  it.each([
    ['another shader', ['a', 'c']],
    ['one more', ['a', 'b', 'b']],
    ['one less', ['a']],
  ])('is seen when it dispatches %s', (_, signatures) => {
    const warmUp = [dispatch('a'), dispatch('b')];
    const recorded = signatures.map((signature) => dispatch(signature));
    expect(findDifference(warmUp, recorded)).toBe('it does not do the same every time');
  });
});
