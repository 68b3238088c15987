/** R10: no command in any phase breaks the session; every one is answered. */
import { describe, expect, it } from 'vitest';
import { defineExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import type { CommandName } from '#protocol/messages.ts';
import { parseSpec } from '#protocol/parseSpec.ts';

import { idxImages, servedDataset } from '../../tests/support/idxFiles.ts';
import { harnessForEach, nothingMeasured, smallExperiment } from '../../tests/support/workerHarness.ts';
import { createSession } from './session.ts';

const harness = harnessForEach();

const wild: ExperimentSpec = {
  ...smallExperiment,
  network: { id: 'linear', params: { weights: 'own' } },
  loss: { id: 'squaredError', params: { output: 'linear' } },
  optimizer: { id: 'sgd', params: { learningRate: 100 } },
};

const pretrained = parseSpec({
  ...smallExperiment,
  pretraining: { id: 'greedy', params: { epochs: 100 } },
});

const phases: Readonly<Record<string, () => Promise<unknown>>> = {
  'nothing open': async () => {},
  async loading() {
    harness.platform.isStalled = true;
    const loading = harness.next('task', ({ progress }) => progress.fraction !== undefined);
    harness.open().catch(() => undefined);
    await loading;
    harness.platform.isStalled = false; // for whoever comes next
  },
  paused: () => harness.open(),
  async pretraining() {
    await harness.open(pretrained);
    await harness.client.call('train', {});
    await harness.next('scalars');
  },
  async running() {
    await harness.open();
    await harness.client.call('train', {});
    await harness.next('scalars');
  },
  async finished() {
    await harness.open({ ...smallExperiment, training: { batchSize: 16, epochs: 1 } });
    const finished = harness.phase('finished');
    await harness.client.call('train', {});
    await finished;
  },
  async failed() {
    await harness.open(wild);
    const failed = harness.phase('failed');
    await harness.client.call('train', {});
    await failed;
  },
  async 'failed to open'() {
    harness.platform.served.clear();
    await harness.open().catch(() => undefined);
  },
};

const client = () => harness.client;
const commands: Readonly<Record<CommandName, () => Promise<unknown>>> = {
  open: () => harness.open(smallExperiment, 2),
  train: () => client().call('train', {}),
  pause: () => client().call('pause', {}),
  ping: () => client().call('ping', {}),
  step: () => client().call('step', {}),
  skipPhase: () => client().call('skipPhase', {}),
  tune: () => client().call('tune', { spec: smallExperiment }),
  watch: () => client().call('watch', { needs: { stage: { index: 1 }, map: { units: [0, 1] } } }),
  acknowledge: () => client().call('acknowledge', { snapshot: 1 }),
  decode: () => client().call('decode', { codec: 'pca', z: new Float32Array(2) }),
  drawPrior: () => client().call('drawPrior', { counter: 0 }),
  inspect: () => client().call('inspect', { codec: 'autoencoder', index: 0 }),
  thumbnails: () => client().call('thumbnails', { indices: Uint32Array.of(0) }),
  meanImage: () => client().call('meanImage', { indices: Uint32Array.of(0) }),
  encodeImage: () => client().call('encodeImage', { image: new Float32Array(64) }),
  classify: () => client().call('classify', { epochs: 1 }),
  trainClassifier: () => client().call('trainClassifier', {}),
  measure: () => client().call('measure', {}),
  saveState: () => client().call('saveState', {}),
  readModel: () => client().call('readModel', { files: [] }),
  cancel: async () => {
    for (const task of [
      'download',
      'generate',
      'import',
      'compile',
      'pca',
      'classify',
      'judge',
      'measure',
    ] as const)
      await client().call('cancel', { task });
  },
  importFiles: () => client().call('importFiles', { files: [{ name: 'x', bytes: idxImages(4, 1) }] }),
  exportModel: () => client().call('exportModel', { format: 'safetensors' }),
  keepVisit: () => client().call('keepVisit', { runId: 1, measured: nothingMeasured, isAfresh: true }),
  recallVisit: () => client().call('recallVisit', {}),
  forgetVisit: () => client().call('forgetVisit', {}),
  verify: () => client().call('verify', {}),
};

/** The code of the refusal, if it is one. */
const answerOf = (answer: Promise<unknown>) =>
  answer.then(
    () => 'answered',
    (refusal: { readonly code: string }) => refusal.code,
  );

/** A session that is whole opens, steps and encodes. */
async function expectWhole(): Promise<void> {
  for (const [path, bytes] of servedDataset('mnist')) harness.platform.served.set(path, bytes);
  await harness.open(smallExperiment, 99);
  const scalars = harness.next('scalars');
  await harness.client.call('step', {});
  const { batch } = await scalars;
  expect([...batch.steps]).toEqual([1]);
  expect(batch.totals.every(Number.isFinite)).toBe(true);
  expect((await harness.client.call('inspect', { codec: 'autoencoder', index: 0 })).z).toHaveLength(2);
}

describe.each(Object.entries(phases))('while %s', (phase, reach) => {
  // Verifying takes its time and is the same everywhere: once is enough.
  const asked = Object.entries(commands).filter(([name]) => name !== 'verify' || phase === 'running');

  it.each(asked)('%s is answered and the session stays whole', async (_, command) => {
    await reach();
    const answer = answerOf(command());
    if (phase === 'loading') await harness.client.call('pause', {}); // answered at once, even so
    // Whatever waits for the data is let go by the next opening.
    const whole = expectWhole();
    expect(await answer).not.toMatch(/^(internal|worker)/);
    await whole;
  });

  it('pause leaves nothing running', async () => {
    await reach();
    await harness.client.call('pause', {});
    expect(harness.events.filter(({ type }) => type === 'state').at(-1)).not.toMatchObject({
      state: { phase: expect.stringMatching(/running|pretraining/) },
    });
  });
});

describe('a pause', () => {
  it('refuses a network that is too large in its own words, before any backend is tried', async () => {
    const network = { id: 'dense', params: { widths: [4096, 4096, 4096] } } as const;
    const { network: tooLarge } = defineExperiment({ network, code: { id: 'plain' } });
    const refusal = await harness.open({ ...smallExperiment, network: tooLarge }).catch(String);
    expect(refusal).toMatch(/has \d+ million weights; at most/);
    expect(refusal).not.toContain('No way to compute');
  });

  it('takes back a training that was asked for before it and has not begun', async () => {
    const states: string[] = [];
    const { handlers } = createSession(harness.platform, (event) => {
      if (event.type === 'state') states.push(event.state.phase);
    });
    const opening = handlers.open({ runId: 1, spec: smallExperiment, backend: 'cpu' });
    const asked = [handlers.train({}), handlers.pause({})];
    await opening;
    await Promise.all(asked);
    expect(states).toEqual(['loading', 'compiling', 'paused']);
    await handlers.train({});
    expect(states.at(-1)).toBe('running');
  });
});
