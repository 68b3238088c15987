import { describe, expect, it } from 'vitest';
import { defineExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import type { WorkerEvent } from '#protocol/messages.ts';
import { alive } from '../../tests/support/backends.ts';
import { TEST_COUNT, TRAIN_COUNT } from '../../tests/support/idxFiles.ts';
import { harnessForEach, settle, smallExperiment } from '../../tests/support/workerHarness.ts';
import { createSession } from './session.ts';

const harness = harnessForEach();

const phases = () => harness.events.flatMap((event) => (event.type === 'state' ? [event.state.phase] : []));
const totals = () =>
  harness.events.flatMap((event) => (event.type === 'scalars' ? [...event.batch.totals] : []));

describe('open', () => {
  it('tells of the data, the network and the backend, and rests', async () => {
    const { dataset, network, backend } = await harness.open();
    expect(dataset).toMatchObject({
      id: 'mnist',
      width: 8,
      height: 8,
      trainCount: TRAIN_COUNT,
      testCount: TEST_COUNT,
    });
    expect([...dataset.labels.slice(0, 5)]).toEqual([0, 1, 2, 3, 0]);
    expect(dataset.labels).toHaveLength(TRAIN_COUNT + TEST_COUNT);
    expect(dataset.entropyFloor).toBeGreaterThan(0);
    expect(network).toMatchObject({
      latentDim: 2,
      terms: ['reconstruction'],
      prior: 'none',
    });
    expect(backend.chosen).toBe('cpu');
    expect(phases()).toEqual(['loading', 'compiling', 'paused']);
  });

  it('chooses by itself where it is left the choice', async () => {
    const { backend } = await harness.client.call('open', {
      runId: 1,
      spec: smallExperiment,
      backend: 'auto',
    });
    expect(['simd', 'cpu']).toContain(backend.chosen);
    expect(backend.candidates.map(({ id }) => id)).toEqual(['webgpu', 'webgl', 'simd', 'cpu']);
    expect(backend.candidates.filter(({ status }) => status === 'chosen')).toHaveLength(1);
  });

  it('replaces the run before and frees its tensors', async () => {
    await harness.open();
    await harness.next('taskEnd', ({ task }) => task === 'pca');
    await settle();
    const first = alive();
    for (const runId of [2, 3]) await harness.open(smallExperiment, runId);
    await settle();
    expect(alive()).toEqual(first);
  });

  it('gives way to a newer one: whatever was under way or waiting is cancelled', async () => {
    const events: WorkerEvent[] = [];
    const { handlers } = createSession(harness.platform, (event) => events.push(event));
    const opened = [1, 2, 3].map((runId) => handlers.open({ runId, spec: smallExperiment, backend: 'cpu' }));
    const results = await Promise.allSettled(opened);
    expect(results.map((result) => (result.status === 'rejected' ? result.reason.code : 'opened'))).toEqual([
      'task/cancelled',
      'task/cancelled',
      'opened',
    ]);
    const paused = events.filter((event) => event.type === 'state' && event.state.phase === 'paused');
    expect(paused).toEqual([{ type: 'state', runId: 3, state: { phase: 'paused' } }]);
  });
});

describe('training', () => {
  it('goes on until it is paused, and then stands still', async () => {
    await harness.open();
    await harness.client.call('train', {});
    await harness.next('scalars', ({ batch }) => batch.steps.at(-1)! > 30);
    await harness.client.call('pause', {});
    const {
      steps,
      totals: values,
      terms,
    } = harness.sent.flatMap(({ message }) => (message.type === 'scalars' ? [message.batch] : [])).at(-1)!;
    expect(phases().at(-1)).toBe('paused');
    expect(values).toEqual(terms); // one term only
    const count = totals().length;
    await harness.client.call('decode', { codec: 'autoencoder', z: new Float32Array(2) });
    expect(totals()).toHaveLength(count);
    expect(steps.at(-1)).toBe(count);
    expect(totals().at(-1)).toBeLessThan(totals()[0]!);
  });

  it('reports every step once, in order, at most ten times a second', async () => {
    await harness.open();
    await harness.client.call('train', {});
    await harness.next('scalars', ({ batch }) => batch.steps.at(-1)! > 100);
    await harness.client.call('pause', {});
    const reports = harness.sent.flatMap(({ message, ms }) =>
      message.type === 'scalars' ? [{ ms, steps: [...message.batch.steps] }] : [],
    );
    const steps = reports.flatMap((report) => report.steps);
    expect(steps).toEqual(Array.from({ length: steps.length }, (_, i) => i + 1));
    const gaps = reports.slice(1, -1).map(({ ms }, i) => ms - reports[i]!.ms);
    expect(gaps.length).toBeGreaterThan(1);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(99);
  });

  it('finishes after the epochs asked for, tests on everything and refuses to go on', async () => {
    await harness.open({ ...smallExperiment, training: { batchSize: 16, epochs: 3 } });
    const tested = harness.next(
      'test',
      ({ point }) => point.step === 12 && point.pcaSquaredError !== undefined,
    );
    await harness.client.call('train', {});
    await harness.phase('finished');
    const { point } = await tested;
    expect(point).toMatchObject({ step: 12, epoch: 3, images: TEST_COUNT });
    expect(point.total).toBeCloseTo(
      point.terms.reduce((sum, term) => sum + term, 0),
      5,
    );
    expect(point.squaredError).toBeGreaterThan(0);
    await expect(harness.client.call('train', {})).rejects.toMatchObject({ code: 'training/finished' });
    await harness.client.call('tune', {
      spec: { ...smallExperiment, training: { batchSize: 16, epochs: 4 } },
    });
    await harness.client.call('train', {});
    await harness.phase('finished');
    expect(totals()).toHaveLength(16);
  });

  it('makes single steps, and the same ones after a reset', async () => {
    await harness.open();
    for (let i = 0; i < 3; i++) await harness.client.call('step', {});
    const first = totals();
    expect(first).toHaveLength(3);
    await harness.open(smallExperiment, 2);
    for (let i = 0; i < 3; i++) await harness.client.call('step', {});
    expect(totals().slice(3)).toEqual(first);
    await harness.open({ ...smallExperiment, seed: 7 }, 3);
    await harness.client.call('step', {});
    expect(totals().at(-1)).not.toBe(first[0]);
  });

  it('goes on from a checkpoint as if nothing had happened', async () => {
    await harness.open();
    await harness.client.call('step', {});
    await harness.client.call('step', {});
    await harness.client.call('train', {});
    await harness.next('scalars');
    await harness.client.call('pause', {});
    const { checkpoint } = harness.events.findLast((event) => event.type === 'checkpoint')!;
    await harness.client.call('step', {});
    const expected = totals().at(-1);
    await harness.client.call('open', { runId: 2, spec: smallExperiment, backend: 'cpu', checkpoint });
    await harness.client.call('step', {});
    expect(totals().at(-1)).toBe(expected);
  });
});

describe('tune', () => {
  const withRate = (learningRate: number): ExperimentSpec => ({
    ...smallExperiment,
    optimizer: { id: 'adam', params: { learningRate, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } },
  });

  it('takes live parameters over at once', async () => {
    await harness.open();
    await harness.client.call('tune', { spec: withRate(0) });
    const z = Float32Array.of(0.3, -0.2);
    const before = await harness.client.call('decode', { codec: 'autoencoder', z });
    await harness.client.call('step', {});
    expect(await harness.client.call('decode', { codec: 'autoencoder', z })).toEqual(before);
    await harness.client.call('tune', { spec: withRate(0.1) });
    await harness.client.call('step', {});
    expect(await harness.client.call('decode', { codec: 'autoencoder', z })).not.toEqual(before);
  });

  it.each([
    ['another code', { code: defineExperiment({ code: { id: 'gaussian' } }).code }],
    ['another size', { code: { id: 'plain', params: { size: 3, activation: 'linear' } } }],
    ['another seed', { seed: 1 }],
    ['another batch size', { training: { batchSize: 8, epochs: 1000 } }],
    ['one more regularizer', { regularizers: [{ id: 'weightDecay', params: { lambda: 1 } }] }],
  ] as const)('refuses %s, and the run is as before', async (_, change) => {
    await harness.open();
    const spec: ExperimentSpec = { ...smallExperiment, ...change };
    await expect(harness.client.call('tune', { spec })).rejects.toMatchObject({ code: 'tune/structure' });
    await harness.client.call('step', {});
    expect(totals().every(Number.isFinite)).toBe(true);
  });
});

describe('divergence', () => {
  const wild = (learningRate: number): ExperimentSpec => ({
    ...smallExperiment,
    loss: { id: 'squaredError', params: { output: 'linear' } },
    network: { id: 'linear', params: { weights: 'own' } },
    optimizer: { id: 'sgd', params: { learningRate } },
  });

  it('stops the run, restores what was good, and lets it train on with smaller steps', async () => {
    await harness.open(wild(1e-3));
    for (let i = 0; i < 2; i++) await harness.client.call('step', {});
    await harness.client.call('tune', { spec: wild(100) });
    const failed = harness.phase('failed');
    await harness.client.call('train', {});
    const { state } = await failed;
    expect(state).toMatchObject({
      phase: 'failed',
      error: {
        code: 'training/diverged',
        message: expect.stringMatching(/step \d+.*restored.*learning rate/s),
      },
    });
    expect(totals().every(Number.isFinite)).toBe(true);
    const { image } = await harness.client.call('decode', { codec: 'autoencoder', z: Float32Array.of(1, 1) });
    expect(image.every(Number.isFinite)).toBe(true);
    await harness.client.call('tune', { spec: wild(1e-3) });
    await harness.client.call('train', {});
    const { batch } = await harness.next('scalars', ({ batch: { totals: values } }) => values.length > 3);
    expect(batch.totals.every(Number.isFinite)).toBe(true);
    expect(batch.totals.at(-1)).toBeLessThan(batch.totals[0]! * 1.5);
  });

  it('never takes weights for good that no loss has been computed of', async () => {
    await harness.open(wild(1e-3));
    await harness.client.call('step', {});
    // One step with huge weights behind it: finite, but the next loss will not be.
    await harness.client.call('tune', { spec: wild(100) });
    harness.platform.clock.ms += 10_000;
    for (let i = 0; i < 40 && phases().at(-1) !== 'failed'; i++) {
      await harness.client.call('step', {});
      harness.platform.clock.ms += 10_000; // a checkpoint before every step
    }
    expect(phases().at(-1)).toBe('failed');
    await harness.client.call('tune', { spec: wild(1e-3) });
    await harness.client.call('step', {});
    expect(phases().at(-1)).toBe('paused');
    expect(totals().every(Number.isFinite)).toBe(true);
  });
});

describe('the end', () => {
  it('leaves no tensor of the run', async () => {
    const before = alive();
    await harness.open();
    await harness.client.call('step', {});
    await harness.close();
    expect(alive()).toEqual(before);
  });
});
