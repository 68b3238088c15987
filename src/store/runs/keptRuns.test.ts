/** What is kept stays, can be named, found, deleted and brought back; trouble with storage loses nothing of this visit. */
import { beforeEach, describe, expect, it } from 'vitest';
import { keptRun } from '../../../tests/support/keptRuns.ts';
import { KeptRuns } from './keptRuns.ts';
import { chosenRuns, noRuns, useRuns } from './runs.ts';
import { createMemoryStorage, createResilientStorage, type RunStorage } from './storage.ts';
import { weightLimits, weightsToDrop } from './weightLimits.ts';

const get = useRuns.getState;
const checkpoint = (floats: number, step = 100) => ({
  step,
  tensors: [{ name: 'w', shape: [floats], data: new Float32Array(floats) }],
});

beforeEach(() => useRuns.setState(noRuns, true));

/** Kept runs on a storage that outlasts it, and one as it is after a reload. */
function visits(storage = createMemoryStorage()) {
  let at = 0;
  const open = () => {
    useRuns.setState(noRuns, true);
    return new KeptRuns(storage, () => ++at);
  };
  return { keptRuns: open(), reload: open };
}

describe('the kept runs', () => {
  it('keeps a run once, with what was written about it, the newest first', async () => {
    const { keptRuns, reload } = visits();
    await keptRuns.keep(keptRun({ id: 'a', at: 1 }));
    await keptRuns.keep(keptRun({ id: 'b', at: 2 }));
    await keptRuns.write('a', { name: 'mine', note: 'look at the 4s' });
    await keptRuns.keep(keptRun({ id: 'a', at: 3, steps: 200 }));
    await reload().read();
    expect(get().runs.map(({ id, name, note, steps }) => [id, name, note, steps])).toEqual([
      ['a', 'mine', 'look at the 4s', 200],
      ['b', '', '', 100],
    ]);
  });

  it('keeps the pictures and measures of a run until it goes further', async () => {
    const { keptRuns } = visits();
    const thumbnails = {
      width: 1,
      height: 1,
      originals: Uint8Array.of(1),
      reconstructions: Uint8Array.of(2),
    };
    await keptRuns.keep(keptRun());
    const measures = { step: 100, autoencoder: { squaredError: 30, trustworthiness: 1, continuity: 1 } };
    await keptRuns.write('a', { thumbnails });
    await keptRuns.write('a', { measures });
    await keptRuns.keep(keptRun({ outcome: 'finished' }));
    expect(get().runs[0]).toMatchObject({ thumbnails, measures });
    await keptRuns.keep(keptRun({ steps: 101 }));
    expect(get().runs[0]?.thumbnails).toBeUndefined();
    expect(get().runs[0]?.measures).toBeUndefined();
  });

  it('brings back what was deleted, with its weights and its choice', async () => {
    const { keptRuns, reload } = visits();
    await keptRuns.keep(keptRun({ name: 'mine' }));
    await keptRuns.keepWeights('a', checkpoint(3));
    keptRuns.choose('a', true);
    const undo = await keptRuns.remove('a');
    expect(get().runs).toEqual([]);
    expect(await keptRuns.checkpoint('a')).toBeUndefined();
    await undo();
    expect(chosenRuns(get()).map(({ name }) => name)).toEqual(['mine']);
    const after = reload();
    await after.read();
    expect(get().withWeights.has('a')).toBe(true);
    expect((await after.checkpoint('a'))?.tensors[0]?.data).toHaveLength(3);
  });

  it('shows what was deleted and what is brought back as it is in the storage', async () => {
    const storage = createMemoryStorage();
    const { keptRuns } = visits(storage);
    await keptRuns.keep(keptRun({ id: 'a' }));
    await keptRuns.keepWeights('a', checkpoint(3));
    const seen: Promise<number[]>[] = [];
    const stop = useRuns.subscribe(({ runs }, before) => {
      if (runs === before.runs) return;
      const stored = Promise.all([storage.runs(), storage.weights()]);
      seen.push(stored.then((lists) => [runs.length, ...lists.map(({ length }) => length)]));
    });
    await (await keptRuns.remove('a'))();
    stop();
    expect(await Promise.all(seen)).toEqual([
      [0, 0, 0],
      [1, 1, 1],
    ]);
  });

  it('leaves a run that went on after it was deleted as it is by then', async () => {
    const { keptRuns } = visits();
    await keptRuns.keep(keptRun({ id: 'a', steps: 100 }));
    const undo = await keptRuns.remove('a');
    await keptRuns.keep(keptRun({ id: 'a', steps: 200 }));
    await undo();
    expect(get().runs.map(({ steps }) => steps)).toEqual([200]);
  });

  it('deletes for good, and reads what it can', async () => {
    const storage = createMemoryStorage();
    const { keptRuns, reload } = visits(storage);
    await keptRuns.keep(keptRun({ id: 'a' }));
    await keptRuns.keep(keptRun({ id: 'b' }));
    await keptRuns.remove('a');
    const later: RunStorage = { ...storage, runs: async () => [...(await storage.runs()), { version: 2 }] };
    reload();
    await new KeptRuns(later, () => 0).read();
    expect(get().runs.map(({ id }) => id)).toEqual(['b']);
    expect(get().unreadable).toBe(1);
  });

  it('keeps the newest weights, so many and so large', async () => {
    const { keptRuns } = visits();
    for (let i = 0; i <= weightLimits.runs; i++) await keptRuns.keepWeights(`run ${i}`, checkpoint(1));
    expect(get().withWeights.size).toBe(weightLimits.runs);
    expect(get().withWeights.has('run 0')).toBe(false);
    expect(await keptRuns.checkpoint('run 0')).toBeUndefined();
    const entries = [3, 1, 2].map((at) => ({ id: String(at), at, bytes: 10 }));
    expect(weightsToDrop(entries, { runs: 9, bytes: 20 })).toEqual(['1']);
    expect(weightsToDrop(entries, { runs: 1, bytes: 90 })).toEqual(['2', '1']);
    expect(weightsToDrop([], { runs: 1, bytes: 90 })).toEqual([]);
  });

  it('drops weights of sweeps first and those of a named run last, but never the newest', async () => {
    const { keptRuns } = visits();
    const sweep = { id: 's', label: 'Units k', symbol: 'k', value: 4 };
    await keptRuns.keep(keptRun({ id: 'baseline', name: 'my baseline' }));
    await keptRuns.keep(keptRun({ id: 'plain' }));
    await keptRuns.keepWeights('baseline', checkpoint(1));
    await keptRuns.keepWeights('plain', checkpoint(1));
    for (let i = 0; i < weightLimits.runs; i++) {
      await keptRuns.keep(keptRun({ id: `swept ${i}`, sweep }));
      await keptRuns.keepWeights(`swept ${i}`, checkpoint(1));
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
    const { keptRuns } = visits(storage);
    await keptRuns.read();
    await keptRuns.keep(keptRun());
    await keptRuns.keepWeights('a', checkpoint(2));
    expect(await keptRuns.checkpoint('a')).toEqual(checkpoint(2));
    await (await keptRuns.remove('a'))();
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
    const { keptRuns } = visits(storage);
    await keptRuns.keep(keptRun({ id: 'new', at: 9 }));
    await keptRuns.read();
    expect(get().runs.map(({ id }) => id)).toEqual(['new', 'old']);
    expect((await keptRuns.checkpoint('old'))?.step).toBe(7);
    expect(told).toHaveLength(1);
  });

  it('that has no room for weights keeps the runs themselves', async () => {
    const inner = createMemoryStorage();
    const storage = createResilientStorage(
      { ...inner, putWeights: forbidden },
      createMemoryStorage(),
      () => {},
    );
    const { keptRuns } = visits(storage);
    await keptRuns.keep(keptRun({ id: 'new' }));
    await keptRuns.keepWeights('new', checkpoint(2));
    await keptRuns.write('new', { note: 'a word' });
    expect(await inner.runs()).toEqual([expect.objectContaining({ id: 'new', note: 'a word' })]);
    expect(await keptRuns.checkpoint('new')).toEqual(checkpoint(2));
  });
});
