/** A queue of runs: in order, one failure among them, cancelled, or taken over by the person. */
import { beforeEach, describe, expect, it } from 'vitest';
import { defaultExperiment } from '#catalog/experiment.ts';
import { Sweeper, sweepFraction, TakenOver, useSweep } from './sweep.ts';

const plan = {
  ...{ id: 's', label: 'Units k', symbol: 'k', epochs: 1 },
  runs: [1, 2, 4].map((value) => ({ value, spec: defaultExperiment })),
};

const states = () => useSweep.getState().sweep?.items.map(({ state }) => state);

/** A sweeper whose runs do as they are told. */
function sweeperWith(train: (value: number, signal: AbortSignal) => Promise<void>) {
  const happened: string[] = [];
  const sweeper = new Sweeper({
    async train(_, { value }, signal) {
      happened.push(`train ${value}`);
      await train(value, signal);
    },
    async layAside() {
      happened.push('lay aside');
      return () => happened.push('open again');
    },
  });
  return { sweeper, happened };
}

beforeEach(() => useSweep.setState({ sweep: undefined }));

describe('a sweep', () => {
  it('trains each value in its turn, then opens again what was there', async () => {
    const { sweeper, happened } = sweeperWith(async () => {});
    await sweeper.start(plan);
    expect(happened).toEqual(['lay aside', 'train 1', 'train 2', 'train 4', 'open again']);
    expect(states()).toEqual(['done', 'done', 'done']);
    expect(useSweep.getState().sweep?.isOver).toBe(true);
  });

  it('goes on after one that fails, and says why', async () => {
    const { sweeper, happened } = sweeperWith(async (value) => {
      if (value === 2) throw new Error('The loss stopped being a number.');
    });
    await sweeper.start(plan);
    expect(states()).toEqual(['done', 'failed', 'done']);
    expect(useSweep.getState().sweep?.items[1]?.problem).toBe('The loss stopped being a number.');
    expect(happened.at(-1)).toBe('open again');
  });

  it('ends when it is cancelled: what is trained is kept, the rest is not begun', async () => {
    const { sweeper, happened } = sweeperWith(async (value, signal) => {
      if (value === 2) sweeper.cancel();
      signal.throwIfAborted();
    });
    await sweeper.start(plan);
    expect(states()).toEqual(['done', 'cancelled', 'cancelled']);
    expect(happened).toEqual(['lay aside', 'train 1', 'train 2', 'open again']);
  });

  it('gives way when the person opens something else', async () => {
    const { sweeper, happened } = sweeperWith(async (value) => {
      if (value === 2) throw new TakenOver('Another experiment was opened.');
    });
    await sweeper.start(plan);
    expect(states()).toEqual(['done', 'cancelled', 'cancelled']);
    expect(happened).not.toContain('open again');
  });

  it('is one at a time, and another may follow', async () => {
    let finish = () => {};
    const { sweeper, happened } = sweeperWith(() => new Promise((resolve) => (finish = resolve)));
    const first = sweeper.start({ ...plan, runs: plan.runs.slice(0, 1) });
    await Promise.resolve();
    await Promise.resolve();
    await sweeper.start(plan);
    finish();
    await first;
    expect(happened).toEqual(['lay aside', 'train 1', 'open again']);
    const second = sweeper.start({ ...plan, runs: plan.runs.slice(0, 1) });
    await Promise.resolve();
    await Promise.resolve();
    finish();
    await second;
    expect(happened).toHaveLength(6);
  });

  it('knows how far it is', () => {
    const items = [
      { value: 1, state: 'failed' },
      { value: 2, state: 'training' },
      { value: 4, state: 'waiting' },
      { value: 8, state: 'waiting' },
    ] as const;
    expect(sweepFraction({ ...plan, items, isOver: false }, 0.5)).toBe(0.375);
  });
});
