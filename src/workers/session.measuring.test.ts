/** A session measures autoencoder and PCA beside the run, and can be stopped in it. */
import { describe, expect, it } from 'vitest';
import { parseSpec } from '#protocol/parseSpec.ts';
import { alive } from '../../tests/support/backends.ts';
import { harnessForEach, settle, smallExperiment } from '../../tests/support/workerHarness.ts';

const harness = harnessForEach();

const measure = () => harness.client.call('measure', {});

describe('measure', () => {
  it('gives the measures of what is there, tells how far it is, and leaves nothing behind', async () => {
    await harness.open(smallExperiment);
    const { point } = await harness.next(
      'test',
      ({ point: { pcaSquaredError } }) => pcaSquaredError !== undefined,
    );
    await settle();
    const before = alive();
    const { step, autoencoder, pca, variational } = await measure();
    expect(step).toBe(0);
    expect(autoencoder.squaredError).toBeCloseTo(point.squaredError, 4);
    expect(pca!.squaredError).toBeCloseTo(point.pcaSquaredError!, 4);
    expect(variational).toBeUndefined();
    for (const share of [autoencoder.nearest1!, pca!.linearProbe!, autoencoder.trustworthiness!])
      expect(share).toBeLessThanOrEqual(1);
    const shares = harness.events.flatMap((event) =>
      event.type === 'task' && event.progress.task === 'measure' ? (event.progress.fraction ?? []) : [],
    );
    expect(shares.length).toBeGreaterThan(3);
    await settle();
    expect(alive()).toEqual(before);
  });

  it('bounds the likelihood of a variational autoencoder and counts its active units', async () => {
    await harness.open(parseSpec({ ...smallExperiment, code: { id: 'gaussian', params: { size: 3 } } }));
    const { variational } = await measure();
    expect(variational!.iwae).toBeGreaterThan(variational!.elbo);
    expect(variational!.activeUnits).toBeLessThanOrEqual(3);
  });

  it('is of the weights of one step: a run that trains waits meanwhile, and goes on', async () => {
    await harness.open(smallExperiment);
    await harness.client.call('train', {});
    await harness.next('scalars');
    const { step } = await measure();
    const made = harness.events.flatMap((event) => (event.type === 'scalars' ? [...event.batch.steps] : []));
    expect(Math.max(...made)).toBeLessThanOrEqual(step);
    await harness.next('scalars', ({ batch }) => batch.steps.at(-1)! > step);
  });

  it('can be stopped, and the run is there as before', async () => {
    await harness.open(smallExperiment);
    const asked = measure();
    const begun = harness.next(
      'task',
      ({ progress }) => progress.task === 'measure' && progress.fraction !== undefined,
    );
    await begun;
    await harness.client.call('cancel', { task: 'measure' });
    await expect(asked).rejects.toMatchObject({ code: 'task/cancelled' });
    await harness.client.call('step', {});
  });
});
