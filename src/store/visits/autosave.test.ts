/** When a run is kept, by whom, and what the person is told. */
import { expect, it, vi } from 'vitest';
import type { WireError } from '#protocol/errors.ts';
import type { Measured } from '#protocol/visit.ts';
import { nothingMeasured } from '../../../tests/support/workerHarness.ts';
import { createAutosave } from './autosave.ts';

const begun: Measured = { ...nothingMeasured, trainCurve: [{ step: 1, total: 1, terms: [1] }] };

/** An autosave whose worker takes `costMs` for each visit. */
function bench(costMs = 10) {
  let nowMs = 0;
  let measured = begun;
  let answer: () => Promise<{ problem?: string }> = async () => ({});
  const notify = vi.fn();
  const withdraw = vi.fn();
  const forget = vi.fn(async () => ({}));
  const kept: { isAfresh: boolean }[] = [];
  const autosave = createAutosave({
    async keep(payload) {
      kept.push(payload);
      nowMs += costMs;
      return answer();
    },
    forget,
    state: () => ({ ...measured, runId: 1, notify, withdraw, exportModel: async () => {} }),
    now: () => nowMs,
    report: (thrown): WireError => ({ name: 'Error', code: 'x', message: String(thrown) }),
  });
  return {
    ...{ autosave, notify, withdraw, forget, kept },
    pass: (ms: number) => {
      nowMs += ms;
    },
    settle: () => new Promise((resolve) => setImmediate(resolve)),
    answerWith: (next: typeof answer) => {
      answer = next;
    },
    measure: (next: Measured) => {
      measured = next;
    },
  };
}

it('keeps what the worker saves, in at most 5 % of the time', async () => {
  const { autosave, kept, pass, settle } = bench(40);
  autosave.setHolder('this');
  autosave.saved();
  await settle();
  pass(750);
  autosave.saved();
  await settle();
  expect(kept).toHaveLength(1);
  pass(51);
  autosave.saved();
  await settle();
  expect(kept).toHaveLength(2);
});

it('does not wait when the run rests or the page is left', async () => {
  const { autosave, kept, settle } = bench(40);
  autosave.setHolder('this');
  autosave.saved();
  await settle();
  autosave.rested();
  expect(kept).toHaveLength(1); // there is nothing new
  autosave.saved();
  autosave.rested();
  await settle();
  autosave.leaving();
  await settle();
  expect(kept.map(({ isAfresh }) => isAfresh)).toEqual([false, false, true]);
});

it('keeps nothing before the first step', async () => {
  const { autosave, kept, measure, notify } = bench();
  measure(nothingMeasured);
  for (const holder of ['this', 'other', 'withheld'] as const) {
    autosave.setHolder(holder);
    autosave.saved();
    autosave.leaving();
  }
  expect(kept).toEqual([]);
  expect(notify).not.toHaveBeenCalled();
});

it('leaves it to the other tab and says so once, until that one is closed', async () => {
  const { autosave, kept, notify, withdraw } = bench();
  autosave.setHolder('other');
  for (let i = 0; i < 3; i++) autosave.saved();
  autosave.leaving();
  expect(kept).toEqual([]);
  expect(notify).toHaveBeenCalledOnce();
  expect(notify.mock.lastCall?.[1]).toContain('another tab');
  autosave.setHolder('this');
  expect(withdraw).toHaveBeenCalledWith(['keeping']);
  autosave.saved();
  expect(kept).toHaveLength(1);
});

it('says once what goes wrong, offers the weights, and tries again', async () => {
  const { autosave, kept, notify, pass, settle, answerWith } = bench();
  autosave.setHolder('this');
  answerWith(async () => ({ problem: 'It is full.' }));
  for (let i = 0; i < 3; i++) {
    autosave.saved();
    await settle();
    pass(10_000);
  }
  expect(kept).toHaveLength(3);
  expect(notify).toHaveBeenCalledOnce();
  expect(notify.mock.lastCall?.[1]).toMatch(/^It is full\. Training goes on/);
  expect(notify.mock.lastCall?.[2].actions).toMatchObject([{ label: 'Download the weights' }]);
});

it('forgets the last visit when the person begins anew, but never another tab’s', () => {
  const { autosave, forget } = bench();
  for (const holder of ['other', 'withheld'] as const) {
    autosave.setHolder(holder);
    autosave.reset();
  }
  expect(forget).not.toHaveBeenCalled();
  autosave.setHolder('this');
  autosave.reset();
  expect(forget).toHaveBeenCalledTimes(1);
});
