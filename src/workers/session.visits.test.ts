/** A visit that ended in the middle of training goes on in the next one as if nothing had been. */
import { expect, it } from 'vitest';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import { alive } from '../../tests/support/backends.ts';
import { harnessForEach, nothingMeasured, smallExperiment } from '../../tests/support/workerHarness.ts';

const harness = harnessForEach();

const keep = (runId = 1) =>
  harness.client.call('keepVisit', { runId, measured: nothingMeasured, isAfresh: true });

/** Another visit on the same machine. */
async function comeBack() {
  await harness.renew(harness.platform);
  return harness.client.call('recallVisit', {});
}

const resume = async (spec: ExperimentSpec = smallExperiment) => {
  const { visit } = await comeBack();
  expect(visit?.spec).toEqual(spec);
  await harness.client.call('open', { runId: 1, spec, backend: 'cpu', checkpoint: visit!.checkpoint });
  return visit!;
};

it('goes on with the same losses to the last bit', async () => {
  await harness.open();
  await harness.step(3);
  expect(await keep()).toEqual({});
  const uninterrupted = await harness.step(5);
  const visit = await resume();
  expect(visit.checkpoint.step).toBe(3);
  expect(await harness.step(5)).toEqual(uninterrupted);
});

it('is kept with live settings as they were last', async () => {
  await harness.open();
  await harness.step(1);
  const tuned = { ...smallExperiment, training: { batchSize: 16, epochs: 900 } };
  await harness.client.call('tune', { spec: tuned });
  await keep();
  await resume(tuned);
});

it('that was finished is finished when it comes back', async () => {
  const short = { ...smallExperiment, training: { batchSize: 16, epochs: 1 } };
  await harness.open(short);
  await harness.step(4);
  await keep();
  const { visit } = await comeBack();
  const state = harness.phase('finished');
  await harness.client.call('open', { runId: 1, spec: short, backend: 'cpu', checkpoint: visit!.checkpoint });
  await state;
});

it('keeps nothing of a run that is no longer open', async () => {
  await harness.open(smallExperiment, 2);
  await harness.step(1);
  await keep(1);
  expect(await comeBack()).toEqual({});
});

it('says in plain words why it could not be kept, and training goes on', async () => {
  await harness.open();
  const { visits } = harness.platform;
  visits.write = async () => {
    throw new DOMException('', 'QuotaExceededError');
  };
  expect((await keep()).problem).toMatch(/full/);
  visits.write = async () => {
    throw new DOMException('', 'InvalidStateError');
  };
  expect((await keep()).problem).toMatch(/does not let/);
  harness.platform.withholdsHashes = true;
  expect((await keep()).problem).toMatch(/https/);
  expect(await harness.step(1)).toHaveLength(1);
});

it('is forgotten when the person starts over', async () => {
  await harness.open();
  await harness.step(1);
  await keep();
  await harness.client.call('forgetVisit', {});
  expect(await comeBack()).toEqual({});
});

it('of another network is refused without leaving anything behind', async () => {
  await harness.open();
  await harness.step(1);
  await keep();
  const { visit } = await comeBack();
  const before = alive();
  const other = parseSpec({ ...smallExperiment, code: { id: 'plain', params: { size: 3 } } });
  const { checkpoint } = visit!;
  const refusal = harness.client.call('open', { runId: 1, spec: other, backend: 'cpu', checkpoint });
  await expect(refusal).rejects.toMatchObject({ code: 'checkpoint/mismatch' });
  expect(alive()).toEqual(before);
});
