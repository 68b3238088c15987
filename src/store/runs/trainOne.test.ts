/** One run of a sweep is over when it is measured; it fails, is cancelled or taken over in so many words. */
import { beforeEach, describe, expect, it } from 'vitest';
import { defaultExperiment } from '#catalog/experiment.ts';
import type { DatasetInfo, RunState } from '#protocol/state.ts';
import { useHourglass } from '../store.ts';
import { TakenOver } from './sweep.ts';
import { trainOne } from './trainOne.ts';

const blank = useHourglass.getState();
const set = useHourglass.setState;
const dataset: DatasetInfo = {
  ...{ id: 'd', label: 'D', items: { kind: 'image' }, width: 1, height: 1, trainCount: 9, testCount: 5 },
  ...{ isHeldOut: true, classNames: [], entropyFloor: 0, labels: new Uint8Array(14) },
};
const pca = { task: 'pca', label: 'Fitting PCA', fraction: 0.5, detail: '' } as const;
const finished: RunState = { phase: 'finished' };

/** Tested on so many items after step 7. */
const tested = (images: number, pcaSquaredError?: number) => ({
  testCurve: [
    {
      ...{ step: 7, epoch: 1, images, total: 1, terms: [1], squaredError: 1 },
      ...(pcaSquaredError !== undefined && { pcaSquaredError }),
    },
  ],
});
const pace = {
  ...{ step: 7, epoch: 1, imagesPerSecond: 1, stepMs: 1, snapshotShare: 0 },
  steps: { mode: 'eager', reason: '' },
} as const;

let opened: unknown[] = [];

/** Begins, and tells whether it is over. */
function begin(signal = new AbortController().signal) {
  const outcome = { isOver: false };
  const training = trainOne(useHourglass, defaultExperiment, signal);
  const mark = () => {
    outcome.isOver = true;
  };
  training.then(mark, mark);
  return { training, outcome };
}

const settled = () => new Promise((done) => setImmediate(done));

beforeEach(() => {
  opened = [];
  const openAs = (...args: readonly unknown[]) => {
    opened.push(args);
    set({ runId: useHourglass.getState().runId + 1, state: { phase: 'loading' } });
  };
  set({ ...blank, dataset, openAs, state: { phase: 'paused' } }, true);
});

describe('one run', () => {
  it('is trained at once, and over when all test items and PCA are measured', async () => {
    const { training, outcome } = begin();
    expect(opened).toEqual([[defaultExperiment, 'train']]);
    set({ state: finished, pace, tasks: [pca], ...tested(2) });
    await settled();
    expect(outcome.isOver).toBe(false);
    set(tested(5));
    await settled();
    expect(outcome.isOver).toBe(false);
    set(tested(5, 3));
    await expect(training).resolves.toBeUndefined();
  });

  it('does not wait for PCA if nobody fits it', async () => {
    const { training } = begin();
    set({ state: finished, pace, tasks: [], ...tested(5) });
    await expect(training).resolves.toBeUndefined();
  });

  it('waits while it is paused', async () => {
    const { outcome } = begin();
    set({ state: { phase: 'paused' }, pace, ...tested(5, 3) });
    await settled();
    expect(outcome.isOver).toBe(false);
  });

  it('fails as the run does', async () => {
    const { training } = begin();
    set({
      state: { phase: 'failed', error: { name: 'E', code: 'training/diverged', message: 'Not a number.' } },
    });
    await expect(training).rejects.toThrow('Not a number.');
  });

  it('is taken over by another run', async () => {
    const { training } = begin();
    set({ runId: 99 });
    await expect(training).rejects.toBeInstanceOf(TakenOver);
  });

  it('ends when it is cancelled', async () => {
    const controller = new AbortController();
    const { training } = begin(controller.signal);
    controller.abort();
    await expect(training).rejects.toHaveProperty('name', 'AbortError');
  });
});
