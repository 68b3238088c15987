/** A session tells classes from codes on a copy, beside the run, and can be stopped in it. */
import { describe, expect, it } from 'vitest';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import { alive } from '../../tests/support/backends.ts';
import { harnessForEach, settle, smallExperiment } from '../../tests/support/workerHarness.ts';

const harness = harnessForEach();

const experiment: ExperimentSpec = { ...smallExperiment, training: { batchSize: 16, epochs: 3 } };
const classify = (epochs = 2) => harness.client.call('classify', { epochs });
const totals = () =>
  harness.events.flatMap((event) => (event.type === 'scalars' ? [...event.batch.totals] : []));
const tasks = () =>
  harness.events.flatMap((event) =>
    event.type === 'task' && event.progress.task === 'classify' ? [event.progress] : [],
  );

/** PCA is fitted and all is tested: from here on only what is asked for happens. */
async function openQuietly(): Promise<void> {
  await harness.open(experiment);
  await harness.next('test', ({ point }) => point.pcaSquaredError !== undefined);
  await settle();
}

describe('classify', () => {
  it('answers with the accuracies, tells how far it is, and leaves nothing behind', async () => {
    await openQuietly();
    const before = alive();
    const result = await classify();
    expect(result).toMatchObject({ step: 0, epochs: 2 });
    for (const share of [result.frozen, result.fineTuned]) {
      expect(share * 20).toBeCloseTo(Math.round(share * 20), 9);
      expect(share).toBeLessThanOrEqual(1);
    }
    const fractions = tasks().flatMap(({ fraction }) => fraction ?? []);
    expect(fractions.length).toBeGreaterThan(3);
    expect(fractions.at(-1)).toBeCloseTo(1);
    await settle();
    expect(alive()).toEqual(before);
  });

  it('goes on beside a training, which does what it would have done alone', async () => {
    await harness.open(experiment);
    const alone = harness.phase('finished');
    await harness.client.call('train', {});
    await alone;
    const expected = totals();
    harness.events.length = 0;
    await harness.open(experiment, 2);
    const finished = harness.phase('finished');
    await harness.client.call('train', {});
    await classify(1);
    await finished;
    expect(totals()).toEqual(expected);
  });

  it('can be stopped, and leaves nothing behind', async () => {
    await openQuietly();
    const before = alive();
    const begun = harness.next(
      'task',
      ({ progress }) => progress.task === 'classify' && progress.fraction !== undefined,
    );
    const refused = expect(classify(100)).rejects.toMatchObject({ code: 'task/cancelled' });
    await begun;
    await harness.client.call('cancel', { task: 'classify' });
    await refused;
    await settle();
    expect(alive()).toEqual(before);
    await harness.client.call('step', {});
    expect(totals()).toHaveLength(1);
  });

  it('gives way to another experiment', async () => {
    await harness.open(experiment);
    const begun = harness.next(
      'task',
      ({ progress }) => progress.task === 'classify' && progress.fraction !== undefined,
    );
    const refused = expect(classify(100)).rejects.toMatchObject({ code: 'task/cancelled' });
    await begun;
    await harness.open(experiment, 2);
    await refused;
    await harness.client.call('step', {});
    expect(totals().every(Number.isFinite)).toBe(true);
  });

  it('refuses data without classes, in words', async () => {
    const spec = parseSpec({
      dataset: { id: 'gaussianCloud', params: { count: 100 } },
      network: { id: 'linear' },
      loss: { id: 'squaredError' },
    });
    await harness.client.call('open', { runId: 1, spec, backend: 'cpu' });
    await expect(classify()).rejects.toMatchObject({ code: 'classify/labels' });
  });
});
