/** Coming back from a lesson goes on from what was trained before it, and nothing else does. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import { keptRun } from '../../../tests/support/keptRuns.ts';
import { useHourglass } from '../store.ts';
import { watchReturns } from './returning.ts';
import { noRuns, useRuns } from './runs.ts';

const own = defineExperiment({ code: { id: 'plain', params: { size: 5 } } });
const lent = defineExperiment({ code: { id: 'plain', params: { size: 3 } } });
const blank = useHourglass.getState();
const { setState: set, getState: get } = useHourglass;

let opened: string[] = [];
let stop = () => {};

const soon = () => new Promise((done) => setImmediate(done));

beforeEach(() => {
  set(blank, true);
  const runs = [
    keptRun({ id: 'other', spec: lent }),
    keptRun({ id: 'without weights', spec: own }),
    keptRun({ id: 'trained', spec: own }),
    keptRun({ id: 'older', spec: own }),
  ];
  const withWeights = new Set(['other', 'trained', 'older']);
  useRuns.setState({ ...noRuns, isRead: true, runs, withWeights }, true);
  opened = [];
  stop = watchReturns(({ id }) => opened.push(id));
  set({ spec: lent, lesson: 'vae', ownExperiment: own, setSpec: (spec) => set({ spec }) });
});

afterEach(() => stop());

describe('coming back from a lesson', () => {
  it('goes on from the newest run of the own experiment that has weights', async () => {
    get().backToOwnExperiment();
    await soon();
    expect(opened).toEqual(['trained']);
  });

  it('begins anew where no weights are kept', async () => {
    useRuns.setState({ withWeights: new Set() });
    get().backToOwnExperiment();
    await soon();
    expect(get().spec).toEqual(own);
    expect(opened).toEqual([]);
  });

  it('is not what forgets the own experiment when the next lesson is opened', async () => {
    set({ lesson: undefined });
    set({ spec: own });
    set({ lesson: 'vae', ownExperiment: undefined });
    await soon();
    expect(opened).toEqual([]);
  });
});
