import { expect, it } from 'vitest';
import type { Needs } from '#protocol/frames.ts';
import { createTurns } from './turns.ts';

const both: Needs = { activity: true, klPerUnit: true, stage: { index: 0 } };

it('takes the heavy probes that are needed one after the other, and each once for a change', () => {
  const turns = createTurns();
  const first = turns.take(both);
  const second = turns.take(both);
  expect([first, second].toSorted()).toEqual(['activity', 'klPerUnit']);
  expect(turns.isWaiting(both)).toBe(false);
  expect(turns.take(both)).toBeUndefined();
  turns.markStale();
  expect(turns.isWaiting(both)).toBe(true);
  expect(turns.isWaiting({ stage: { index: 0 } })).toBe(false);
});

it('lets none starve while everything changes all the time', () => {
  const turns = createTurns();
  const taken = Array.from({ length: 6 }, () => {
    turns.markStale();
    return turns.take(both);
  });
  expect(taken.filter((id) => id === 'activity')).toHaveLength(3);
  expect(taken.filter((id) => id === 'klPerUnit')).toHaveLength(3);
});

it('takes one again that is asked for differently, and leaves the others', () => {
  const turns = createTurns();
  const before: Needs = { ...both, jacobian: { of: 'encoder', units: [0, 1] } };
  while (turns.isWaiting(before)) turns.take(before);
  const after: Needs = { ...before, jacobian: { of: 'decoder', units: [0, 1] } };
  turns.compare(before, after);
  expect(turns.take(after)).toBe('jacobian');
  expect(turns.isWaiting(after)).toBe(false);
});
