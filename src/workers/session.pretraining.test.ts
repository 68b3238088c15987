/** A session trains what comes before the main training first, and can be paused, stepped, resumed and hurried in it. */
import { describe, expect, it } from 'vitest';
import type { ScalarBatch } from '#protocol/messages.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import type { Checkpoint } from '#protocol/state.ts';

import { harnessForEach, smallExperiment } from '../../tests/support/workerHarness.ts';

const harness = harnessForEach();

/** 60 images in 4 steps an epoch; two phases of two epochs, then one epoch. */
const experiment = parseSpec({
  ...smallExperiment,
  network: { id: 'dense', params: { widths: [8], activation: 'sigmoid' } },
  pretraining: { id: 'rbm', params: { epochs: 2 } },
  training: { batchSize: 16, epochs: 1 },
});
const PHASES = ['rbm.0', 'rbm.1'];

/** What was measured of each phase, and of the main training under "main". */
function measured(): Record<string, { steps: number[]; totals: number[] }> {
  const found: Record<string, { steps: number[]; totals: number[] }> = {};
  const add = (key: string, { steps, totals }: ScalarBatch) => {
    found[key] ??= { steps: [], totals: [] };
    found[key].steps.push(...steps);
    found[key].totals.push(...totals);
  };
  for (const event of harness.events) if (event.type === 'scalars') add(event.phase ?? 'main', event.batch);
  return found;
}

const states = () => harness.events.flatMap((event) => (event.type === 'state' ? [event.state.phase] : []));
const positions = () => harness.events.flatMap((event) => (event.type === 'phase' ? [event.phase] : []));
const numbers = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
const call = (name: 'train' | 'pause' | 'step' | 'skipPhase') => harness.client.call(name, {});

const lastCheckpoint = (): Checkpoint => {
  const found = harness.events.findLast((event) => event.type === 'checkpoint');
  if (found?.type !== 'checkpoint') throw new Error('There is no checkpoint.');
  return found.checkpoint;
};

/** All numbers of an uninterrupted training. */
async function straight(): Promise<ReturnType<typeof measured>> {
  await harness.open(experiment);
  const finished = harness.phase('finished');
  await call('train');
  await finished;
  return measured();
}

describe('pretraining', () => {
  it('is told when a run is opened, comes first, and leads over to the main training', async () => {
    const { network } = await harness.open(experiment);
    const shared = { stepsPerEpoch: 4, terms: ['reconstruction'], unit: 'squared error', isGenerative: true };
    expect(network.phases).toEqual([
      { id: 'rbm.0', label: 'RBM 64 → 8', epochs: 2, ...shared },
      { id: 'rbm.1', label: 'RBM 8 → 2', epochs: 2, ...shared },
    ]);
    const finished = harness.phase('finished');
    await call('train');
    await finished;
    const found = measured();
    expect(Object.keys(found)).toEqual([...PHASES, 'main']);
    for (const phase of PHASES) expect(found[phase]!.steps).toEqual(numbers(8));
    expect(found.main!.steps).toEqual(numbers(4));
    expect(positions()).toEqual([{ id: 'rbm.0', step: 0 }, { id: 'rbm.1', step: 0 }, undefined]);
    expect([...new Set(states())]).toEqual([
      'loading',
      'compiling',
      'paused',
      'pretraining',
      'running',
      'finished',
    ]);
    expect(states().lastIndexOf('pretraining')).toBeLessThan(states().indexOf('running'));
  });

  it('is tested when it is over, not before', async () => {
    await harness.open(experiment);
    await harness.next('taskEnd', ({ task }) => task === 'pca');
    for (let i = 0; i < 15; i++) await call('step');
    expect(harness.events.filter(({ type }) => type === 'test')).toEqual([]);
    const tested = harness.next('test');
    await call('step');
    expect((await tested).point.step).toBe(0);
  });

  it('can be stepped, paused and gone on with: the numbers are those of an uninterrupted one', async () => {
    const expected = await straight();
    harness.events.length = 0;
    await harness.open(experiment, 2);
    for (let i = 0; i < 3; i++) await call('step');
    expect(measured()).toEqual({
      'rbm.0': { steps: [1, 2, 3], totals: expected['rbm.0']!.totals.slice(0, 3) },
    });
    expect(states().at(-1)).toBe('paused');
    await call('train');
    await harness.next('scalars');
    await call('pause');
    expect(states().at(-1)).toBe('paused');
    const finished = harness.phase('finished');
    await call('train');
    await finished;
    expect(measured()).toEqual(expected);
  });

  it.each([5, 8, 11, 16])(
    'goes on from the checkpoint after %i steps as if nothing had happened',
    async (steps) => {
      const expected = await straight();
      await harness.open(experiment, 2);
      for (let i = 1; i < steps; i++) await call('step');
      harness.platform.clock.ms += 10_000; // a checkpoint before the next step
      await call('step');
      const checkpoint = structuredClone(lastCheckpoint());
      harness.events.length = 0;
      await harness.client.call('open', { runId: 3, spec: experiment, backend: 'cpu', checkpoint });
      const [position] = positions();
      expect(position).toEqual({
        id: steps <= 8 ? 'rbm.0' : 'rbm.1',
        step: steps <= 8 ? steps - 1 : steps - 9,
      });
      const finished = harness.phase('finished');
      await call('train');
      await finished;
      const found = measured();
      for (const [key, { totals }] of Object.entries(found))
        expect(totals).toEqual(expected[key]!.totals.slice(-totals.length));
      expect(Object.values(found).flatMap(({ steps: made }) => made)).toHaveLength(20 - (steps - 1));
    },
  );

  it('can be cut short, phase by phase, while it runs and while it rests', async () => {
    await harness.open(experiment);
    await call('step');
    await call('skipPhase');
    expect(positions().at(-1)).toEqual({ id: 'rbm.1', step: 0 });
    expect(states().at(-1)).toBe('paused');
    // Who loads the page anew now does not come back to the phase that was ended.
    expect(lastCheckpoint().phase).toEqual({ id: 'rbm.1', step: 0 });
    await call('train');
    const finished = harness.phase('finished');
    await call('skipPhase');
    await finished;
    expect(positions().at(-1)).toBeUndefined();
    const found = measured();
    expect(found['rbm.0']!.steps).toEqual([1]);
    expect(found.main!.steps).toEqual(numbers(4));
    await call('skipPhase'); // nothing is left to be cut short
    expect(states().at(-1)).toBe('finished');
  });

  it('that diverges stops, goes back, and goes on with a smaller rate', async () => {
    const withRate = (topLearningRate: number) =>
      parseSpec({
        ...experiment,
        network: { id: 'linear' },
        pretraining: { id: 'rbm', params: { topLearningRate, epochs: 100 } },
      });
    await harness.open(withRate(1e-3));
    for (let i = 0; i < 2; i++) await call('step');
    await harness.client.call('tune', { spec: withRate(10) });
    const failed = harness.phase('failed');
    await call('train');
    const { state } = await failed;
    expect(state).toMatchObject({
      error: {
        code: 'training/diverged',
        message: expect.stringMatching(/of step \d+ of that phase are restored.*rate of the pretraining/s),
      },
    });
    expect(positions().at(-1)).toMatchObject({ id: 'rbm.0' });
    await harness.client.call('tune', { spec: withRate(1e-3) });
    harness.events.length = 0;
    await call('train');
    await harness.next('scalars');
    await call('pause');
    expect(measured()['rbm.0']!.totals.every(Number.isFinite)).toBe(true);
  });
});
