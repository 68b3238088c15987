import { beforeAll, expect, it } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import { fewStrokeDigits, withTrainer } from '../../../tests/support/training.ts';
import { createCheckpoints } from './checkpoints.ts';

const experiment = defineExperiment({ network: { id: 'linear' }, code: { id: 'plain' } });

beforeAll(() => useBackend('cpu'));

/** When the second checkpoint is due, if saving the first takes so long. */
async function dueAfter(savingMs: number): Promise<number> {
  return withTrainer(experiment, fewStrokeDigits(16, 4), async (trainer) => {
    let nowMs = 0;
    const slow = {
      ...trainer,
      async save() {
        nowMs += savingMs;
        return trainer.save();
      },
    };
    const checkpoints = createCheckpoints(
      slow,
      () => nowMs,
      () => {},
    );
    expect(checkpoints.isDue()).toBe(true);
    await checkpoints.save();
    const savedAt = nowMs;
    while (!checkpoints.isDue()) nowMs += 100;
    return nowMs - savedAt;
  });
}

it('are made every 2 s, unless saving takes more than its share of the time', async () => {
  expect(await dueAfter(10)).toBe(2100);
  expect(await dueAfter(600)).toBe(20_100);
});
