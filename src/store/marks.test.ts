/** What was changed while it trained is marked where it was changed, however soon the run ends. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Mark } from '#protocol/visit.ts';
import { withValue } from './edits.ts';
import { createMarks } from './marks.ts';
import { useHourglass } from './store.ts';

const { getState: get, setState: set } = useHourglass;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const paceAt = (step: number) => ({
  ...{ step, epoch: 0, imagesPerSecond: 1, stepMs: 1, snapshotShare: 0 },
  steps: { mode: 'eager', reason: '' } as const,
});
const rate = (value: number) =>
  withValue(get().spec, { kind: 'slot', slot: 'optimizer' }, 'learningRate', value);

it('marks a drag once, at the step where it began, and what follows by itself', () => {
  let marks: readonly Mark[] = [];
  const { begin, touch } = createMarks(get, {
    replaceMarks(old, next) {
      marks = [...marks.filter((mark) => !old.includes(mark)), ...next];
    },
  });
  const change = (step: number, value: number) => {
    set({ pace: paceAt(step), spec: rate(value) });
    touch();
  };
  set({ spec: rate(0.001) });
  begin(get().spec);
  change(20, 0.002);
  expect(marks).toEqual([{ step: 20, label: 'Learning rate 0.001 → 0.002' }]);
  change(25, 0.004);
  vi.runAllTimers();
  change(25, 0.01);
  expect(marks).toEqual([
    { step: 20, label: 'Learning rate 0.001 → 0.004' },
    { step: 25, label: 'Learning rate 0.004 → 0.01' },
  ]);
});
