/** What is kept stays, can be named, found, deleted and brought back; trouble with storage loses nothing of this visit. */
import { beforeEach, describe, expect, it } from 'vitest';
import { keptRun } from '../../../tests/support/keptRuns.ts';
import { History } from './history.ts';
import { chosenRuns, noRuns, useRuns } from './runs.ts';
import { createMemoryStorage, createResilientStorage, type RunStorage } from './storage.ts';
import { weightLimits, weightsToDrop } from './weightLimits.ts';

const get = useRuns.getState;
const checkpoint = (floats: number, step = 100) => ({
  step,
  tensors: [{ name: 'w', shape: [floats], data: new Float32Array(floats) }],
});

beforeEach(() => useRuns.setState(noRuns, true));

/** A history on a storage that outlasts it, and one as it is after a reload. */
function histories(storage = createMemoryStorage()) {
  let at = 0;
  const open = () => {
    useRuns.setState(noRuns, true);
    return new History(storage, () => ++at);
  };
  return { history: open(), reload: open };
}

describe('the history', () => {
  it('keeps a run once, with what was written about it, the newest first', async () => {
    const { history, reload } = histories();
    await history.keep(keptRun({ id: 'a', at: 1 }));
    await history.keep(keptRun({ id: 'b', at: 2 }));
    await history.write('a', { name: 'mine', note: 'look at the 4s' });
    await history.keep(keptRun({ id: 'a', at: 3, steps: 200 }));
    await reload().read();
    expect(get().runs.map(({ id, name, note, steps }) => [id, name, note, steps])).toEqual([
      ['a', 'mine', 'look at the 4s', 200],
      ['b', '', '', 100],
    ]);
  });

  it('keeps the pictures and measures of a run until it goes further', async () => {
    const { history } = histories();
    const thumbnails = {
      width: 1,
      height: 1,
      originals: Uint8Array.of(1),
      reconstructions: Uint8Array.of(2),
    };
    await history.keep(keptRun());
    const measures = { step: 100, autoencoder: { squaredError: 30, trustworthiness: 1, continuity: 1 } };
    await history.write('a', { thumbnails });
    await history.write('a', { measures });
    await history.keep(keptRun({ outcome: 'finished' }));
    expect(get().runs[0]).toMatchObject({ thumbnails, measures });
    await history.keep(keptRun({ steps: 101 }));
    expect(get().runs[0]?.thumbnails).toBeUndefined();
    expect(get().runs[0]?.measures).toBeUndefined();
  });

  it('brings back what was deleted, with its weights and its choice', async () => {
    const { history, reload } = histories();
    await history.keep(keptRun({ name: 'mine' }));
    await history.keepWeights('a', checkpoint(3));
    history.choose('a', true);
    const undo = await history.remove('a');
    expect(get().runs).toEqual([]);
    expect(await history.checkpoint('a')).toBeUndefined();
    await undo();
    expect(chosenRuns(get()).map(({ name }) => name)).toEqual(['mine']);
    const after = reload();
    await after.read();
    expect(get().withWeights.has('a')).toBe(true);
    expect((await after.checkpoint('a'))?.tensors[0]?.data).toHaveLength(3);
  });

  it('deletes for good, and reads what it can', async () => {
    const storage = createMemoryStorage();
    const { history, reload } = histories(storage);
    await history.keep(keptRun({ id: 'a' }));
    await history.keep(keptRun({ id: 'b' }));
    await history.remove('a');
    const later: RunStorage = { ...storage, runs: async () => [...(await storage.runs()), { version: 2 }] };
    reload();
    await new History(later, () => 0).read();
    expect(get().runs.map(({ id }) => id)).toEqual(['b']);
    expect(get().unreadable).toBe(1);
  });

  it('keeps the newest weights, so many and so large', async () => {
    const { history } = histories();
    for (let i = 0; i <= weightLimits.runs; i++) await history.keepWeights(`run ${i}`, checkpoint(1));
    expect(get().withWeights.size).toBe(weightLimits.runs);
    expect(get().withWeights.has('run 0')).toBe(false);
    expect(await history.checkpoint('run 0')).toBeUndefined();
    const entries = [3, 1, 2].map((at) => ({ id: String(at), at, bytes: 10 }));
    expect(weightsToDrop(entries, { runs: 9, bytes: 20 })).toEqual(['1']);
    expect(weightsToDrop(entries, { runs: 1, bytes: 90 })).toEqual(['2', '1']);
    expect(weightsToDrop([], { runs: 1, bytes: 90 })).toEqual([]);
  });

  it('drops weights of sweeps first and those of a named run last, but never the newest', async () => {
    const { history } = histories();
    const sweep = { id: 's', label: 'Units k', symbol: 'k', value: 4 };
    await history.keep(keptRun({ id: 'baseline', name: 'my baseline' }));
    await history.keep(keptRun({ id: 'plain' }));
    await history.keepWeights('baseline', checkpoint(1));
    await history.keepWeights('plain', checkpoint(1));
    for (let i = 0; i < weightLimits.runs; i++) {
      await history.keep(keptRun({ id: `swept ${i}`, sweep }));
      await history.keepWeights(`swept ${i}`, checkpoint(1));
    }
    const { withWeights } = get();
    expect(withWeights.size).toBe(weightLimits.runs);
    expect(
      ['baseline', 'plain', 'swept 0', 'swept 1', 'swept 2'].filter((id) => withWeights.has(id)),
    ).toEqual(['baseline', 'plain', 'swept 2']);
    const entries = [
      { id: 'old', at: 1, bytes: 10 },
      { id: 'new', at: 2, bytes: 10 },
    ];
    expect(weightsToDrop(entries, { runs: 1, bytes: 90 }, (id) => Number(id === 'old'))).toEqual(['old']);
  });
});

describe('a storage in trouble', () => {
  const forbidden = async () => {
    throw new DOMException('forbidden', 'SecurityError');
  };

  it('that is forbidden is told of once, and runs are kept for the visit', async () => {
    const told: unknown[] = [];
    const none: RunStorage = {
      ...{ runs: forbidden, putRun: forbidden, deleteRun: forbidden, weights: forbidden },
      ...{ checkpoint: forbidden, putWeights: forbidden, deleteWeights: forbidden },
    };
    const storage = createResilientStorage(none, createMemoryStorage(), (thrown) => told.push(thrown));
    const { history } = histories(storage);
    await history.read();
    await history.keep(keptRun());
    await history.keepWeights('a', checkpoint(2));
    expect(await history.checkpoint('a')).toEqual(checkpoint(2));
    await (await history.remove('a'))();
    expect(get().runs).toHaveLength(1);
    expect(told).toHaveLength(1);
  });

  it('that is full still gives what it has', async () => {
    const inner = createMemoryStorage();
    await inner.putRun(keptRun({ id: 'old' }));
    await inner.putWeights({ id: 'old', at: 0, bytes: 4 }, checkpoint(1, 7));
    const full = { ...inner, putRun: forbidden };
    const told: unknown[] = [];
    const storage = createResilientStorage(full, createMemoryStorage(), (thrown) => told.push(thrown));
    const { history } = histories(storage);
    await history.keep(keptRun({ id: 'new', at: 9 }));
    await history.read();
    expect(get().runs.map(({ id }) => id)).toEqual(['new', 'old']);
    expect((await history.checkpoint('old'))?.step).toBe(7);
    expect(told).toHaveLength(1);
  });

  it('that has no room for weights keeps the runs themselves', async () => {
    const inner = createMemoryStorage();
    const storage = createResilientStorage(
      { ...inner, putWeights: forbidden },
      createMemoryStorage(),
      () => {},
    );
    const { history } = histories(storage);
    await history.keep(keptRun({ id: 'new' }));
    await history.keepWeights('new', checkpoint(2));
    await history.write('new', { note: 'a word' });
    expect(await inner.runs()).toEqual([expect.objectContaining({ id: 'new', note: 'a word' })]);
    expect(await history.checkpoint('new')).toEqual(checkpoint(2));
  });
});
