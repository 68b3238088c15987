/** Settings that need a new run get one soon; what is asked of the run before that is asked of the new one. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HourglassError } from '#protocol/errors.ts';
import { createCollector } from './collector.ts';
import { connectClient } from './connection.ts';
import { createControl } from './control.ts';
import { withValue } from './edits.ts';
import { useHourglass } from './store.ts';

const { getState: get, setState: set } = useHourglass;
const names: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  names.length = 0;
  connectClient({
    call(name) {
      names.push(name);
      return Promise.reject(new HourglassError('task/cancelled', 'Nothing can be opened here.'));
    },
    dispose() {},
  });
});

afterEach(() => {
  connectClient(undefined);
  vi.useRealTimers();
});

it('opens the run of changed settings once: at once if something is asked of it', async () => {
  const control = createControl(set, get, createCollector(set));
  control.open();
  await vi.runAllTimersAsync();
  expect(control.hasten('train')).toBe(false);

  const { spec } = get();
  set({ spec: withValue(spec, { kind: 'slot', slot: 'code' }, 'size', spec.code.params.size + 1) });
  control.follow();
  expect(names).toEqual(['open']);
  expect(control.hasten('step')).toBe(true);
  expect(get().queued).toBe('step');
  await vi.runAllTimersAsync();
  expect(names).toEqual(['open', 'open']);
});
