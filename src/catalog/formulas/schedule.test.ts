import { beforeAll, describe, expect, it } from 'vitest';
import { tf } from '#engine/tf.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import { exponentialDecay, remaining } from './schedule.ts';

beforeAll(() => useBackend('cpu'));

const at = (compute: () => ReturnType<typeof remaining>) => tf.tidy(() => compute().dataSync()[0]!);

describe('what remains of a share of the training', () => {
  it.each([
    [0, 0.5, 1],
    [0.25, 0.5, 0.5],
    [0.5, 0.5, 0],
    [0.9, 0.5, 0],
    [0, 1, 1],
    [1, 1, 0],
    [0, 0, 0],
    [0.5, 0, 0],
  ])('at %d of %d is %d', (progress, share, expected) => {
    expect(at(() => remaining(tf, tf.scalar(progress), share))).toBeCloseTo(expected, 6);
    expect(at(() => remaining(tf, tf.scalar(progress), tf.scalar(share)))).toBeCloseTo(expected, 6);
  });
});

describe('exponential decay', () => {
  it.each([
    [0, 10],
    [1 / 3, 1],
    [2 / 3, 0.1],
    [1, 0.01],
  ])('from 10 to 0.01, at %d, is %d', (progress, expected) => {
    expect(at(() => exponentialDecay(tf, tf.scalar(progress), 10, 0.01)) / expected).toBeCloseTo(1, 5);
  });
});
