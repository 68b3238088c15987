/** A session trains a classifier to judge pictures by, keeps it for the data, and can be stopped in it. */
import { describe, expect, it } from 'vitest';
import { alive } from '../../tests/support/backends.ts';
import { harnessForEach, settle, smallExperiment } from '../../tests/support/workerHarness.ts';

const harness = harnessForEach();

const train = () => harness.client.call('trainClassifier', {});
const needs = { priorSamples: { codec: 'autoencoder', count: 3, draw: 0 } } as const;

/** What the next frame says of its pictures. */
async function nextJudged(isJudged: boolean) {
  const { frames, snapshot } = await harness.next(
    'snapshot',
    (event) =>
      event.frames.priorSamples !== undefined &&
      (event.frames.priorSamples.judged !== undefined) === isJudged,
  );
  await harness.client.call('acknowledge', { snapshot });
  return frames.priorSamples?.judged;
}

describe('a classifier that judges', () => {
  it('tells how sure it is of every picture from then on, also in the next run on the data', async () => {
    await harness.open();
    const before = nextJudged(false);
    await harness.client.call('watch', { needs });
    expect(await before).toBeUndefined();
    const after = nextJudged(true);
    const { accuracy } = await train();
    expect(accuracy * 20).toBeCloseTo(Math.round(accuracy * 20), 9);
    const judged = await after;
    expect(judged?.accuracy).toBe(accuracy);
    expect(judged?.confidence).toHaveLength(3);
    for (const confidence of judged!.confidence) {
      expect(confidence).toBeGreaterThanOrEqual(0.1);
      expect(confidence).toBeLessThanOrEqual(1);
    }
    await harness.open(smallExperiment, 2);
    const again = nextJudged(true);
    await harness.client.call('watch', { needs });
    expect(await again).toEqual({ ...judged, accuracy });
  });

  it('can be stopped, and leaves nothing behind', async () => {
    await harness.open();
    await harness.next('test', ({ point }) => point.pcaSquaredError !== undefined);
    await settle();
    const before = alive();
    const begun = harness.next('task', ({ progress }) => progress.task === 'judge');
    const refused = expect(train()).rejects.toMatchObject({ code: 'task/cancelled' });
    await begun;
    await harness.client.call('cancel', { task: 'judge' });
    await refused;
    await settle();
    expect(alive()).toEqual(before);
  });
});
