/** One request under way, the newest waits, the rest are never asked. */
import { describe, expect, it } from 'vitest';
import { latest } from './latest.ts';

function bench() {
  const asked: number[] = [];
  const shown: number[] = [];
  const reported: unknown[] = [];
  const open: { answer: (value: number) => void; refuse: (reason: unknown) => void }[] = [];
  const ask = latest(
    (n: number) => {
      asked.push(n);
      return new Promise<number>((answer, refuse) => open.push({ answer, refuse }));
    },
    (value) => shown.push(value),
    (thrown) => reported.push(thrown),
  );
  const turn = () => new Promise((done) => setTimeout(done));
  return { asked, shown, reported, open, ask, turn };
}

describe('latest', () => {
  it('skips what was overtaken', async () => {
    const { asked, shown, open, ask, turn } = bench();
    for (const n of [1, 2, 3, 4]) ask(n);
    expect(asked).toEqual([1]);
    open[0]?.answer(10);
    await turn();
    expect(asked).toEqual([1, 4]);
    open[1]?.answer(40);
    await turn();
    expect(shown).toEqual([10, 40]);
  });

  it('goes on after a refusal', async () => {
    const { shown, reported, open, ask, turn } = bench();
    ask(1);
    ask(2);
    open[0]?.refuse('no');
    await turn();
    open[1]?.answer(20);
    await turn();
    ask(3);
    open[2]?.answer(30);
    await turn();
    expect([reported, shown]).toEqual([['no'], [20, 30]]);
  });
});
