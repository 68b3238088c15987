/** A model that was saved is opened again, with the same losses; what cannot be opened says why and what to do. */
import { describe, expect, it } from 'vitest';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { NamedFile } from '#protocol/messages.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import { readModel } from '#protocol/readModel.ts';
import { writeSafetensors } from '#protocol/writeSafetensors.ts';
import { writeVisit } from '#protocol/writeVisit.ts';
import { alive } from '../../tests/support/backends.ts';
import { harnessForEach, nothingMeasured, smallExperiment } from '../../tests/support/workerHarness.ts';

const harness = harnessForEach();

async function saveWhole(spec: ExperimentSpec = smallExperiment): Promise<NamedFile> {
  const { checkpoint } = await harness.client.call('saveState', {});
  return { name: 'mine.safetensors', bytes: writeVisit({ spec, measured: nothingMeasured, checkpoint }, 0) };
}

async function saveHalves(): Promise<readonly NamedFile[]> {
  return (await harness.client.call('exportModel', { format: 'safetensors' })).files;
}

/** What is tested next of the run that is open. */
async function tested(): Promise<readonly number[]> {
  const { point } = await harness.next('test', ({ point: { images } }) => images === 20);
  return [point.total, point.squaredError];
}

describe('a whole run', () => {
  it('goes on elsewhere as if nothing had been, to the last bit', async () => {
    await harness.open();
    await harness.step(3);
    const file = await saveWhole();
    const uninterrupted = await harness.step(5);
    await harness.renew();
    await harness.open(parseSpec({ ...smallExperiment, seed: 9 }));
    const { spec, checkpoint } = await harness.client.call('readModel', { files: [file] });
    expect(spec).toEqual(smallExperiment);
    await harness.client.call('open', { runId: 2, spec, backend: 'cpu', checkpoint: checkpoint! });
    expect(await harness.step(5)).toEqual(uninterrupted);
  });

  it('is saved with its last update, and in the middle of training', async () => {
    await harness.open();
    await harness.step(1);
    expect((await harness.client.call('saveState', {})).checkpoint.step).toBe(1);
    await harness.step(1);
    expect((await harness.client.call('saveState', {})).checkpoint.step).toBe(2);
    await harness.client.call('train', {});
    const { checkpoint } = await harness.client.call('saveState', {});
    expect(checkpoint.step).toBeGreaterThanOrEqual(2);
    await harness.next('scalars', ({ pace }) => pace.step > checkpoint.step);
  });
});

describe('encoder and decoder', () => {
  it.each([
    ['weights of their own', {}],
    ['tied weights', { network: { id: 'dense', params: { widths: [8], weights: 'tied' } } }],
    ['normalised batches', { network: { id: 'dense', params: { widths: [8], normalisation: 'batch' } } }],
    ['a linear network', { network: { id: 'linear', params: {} } }],
    ['a codebook', { code: { id: 'vectorQuantised', params: {} } }],
  ])('together begin a run with the same test loss, with %s', async (_, part) => {
    const experiment = parseSpec({ ...smallExperiment, ...part });
    await harness.open(experiment);
    await harness.step(3);
    const before = await tested();
    const files = await saveHalves();
    const { spec, weights } = await harness.client.call('readModel', { files });
    const now = tested();
    await harness.client.call('open', { runId: 2, spec, backend: 'cpu', weights: weights! });
    const after = await now;
    for (const [i, value] of after.entries()) expect(value).toBeCloseTo(before[i]!, 4);
  });
});

describe('what cannot be opened', () => {
  const weight = { name: 'encoder.0.kernel', shape: [1], data: Float32Array.of(1) };
  const experiment = JSON.stringify(smallExperiment);
  const file = (name: string, tensor: string, metadata: Readonly<Record<string, string>>) => ({
    name: `${name}.safetensors`,
    bytes: writeSafetensors({ tensors: [{ ...weight, name: tensor }], metadata }),
  });
  const encoder = file('encoder', 'encoder.0.kernel', { experiment });
  const other = JSON.stringify({ ...smallExperiment, seed: 9 });

  it.each([
    ['a text', [{ name: 'diary.safetensors', bytes: Uint8Array.of(68, 101) }], /^diary.*not a safetensors/],
    ['a file cut short', [{ ...encoder, bytes: encoder.bytes.slice(0, -2) }], /^encoder.*cannot be opened/],
    [
      'weights of another program',
      [file('bert', 'decoder.0', {})],
      /^bert.*without settings.*Download: Model/,
    ],
    ['one half', [encoder], /without its decoder: choose .* together/],
    ['the other half', [file('decoder', 'decoder.0.bias', { experiment })], /without its encoder/],
    ['halves of two models', [encoder, file('d', 'decoder.0.bias', { experiment: other })], /different/],
    ['settings that there are not', [file('x', 'a', { experiment: '{"code":{"id":"no"}}' })], /^x.*code\.id/],
    ['a run of another version', [file('x', 'a', { visit: '{"version":9}' })], /^x.*reload the page/],
    ['a run and something else', [file('x', 'a', { visit: '{}' }), encoder], /choose it alone/],
    ['no file', [], /No file/],
  ])('%s is refused, with the name and what to do', (_, files, message) => {
    expect(() => readModel(files)).toThrow(message);
    expect(() => readModel(files)).toThrow(expect.objectContaining({ name: 'HourglassError' }));
  });

  it('weights that do not fit leave nothing behind, and the run before can be opened again', async () => {
    await harness.open();
    await harness.step(3);
    const saved = await saveWhole();
    const uninterrupted = await harness.step(2);
    const { checkpoint } = readModel([saved]);
    await harness.renew();
    const before = alive();
    const spec = parseSpec({ ...smallExperiment, code: { id: 'plain', params: { size: 3 } } });
    const weights = checkpoint!.tensors;
    const refusal = harness.client.call('open', { runId: 1, spec, backend: 'cpu', weights });
    await expect(refusal).rejects.toMatchObject({ code: 'checkpoint/mismatch' });
    expect(alive()).toEqual(before);
    const again = { runId: 2, spec: smallExperiment, backend: 'cpu', checkpoint: checkpoint! } as const;
    await harness.client.call('open', again);
    expect(await harness.step(2)).toEqual(uninterrupted);
  });
});
