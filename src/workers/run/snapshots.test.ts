import { beforeAll, expect, it } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import { fewStrokeDigits, withTrainer } from '../../../tests/support/training.ts';
import { createSnapshots } from './snapshots.ts';

beforeAll(() => useBackend('cpu'));

const data = fewStrokeDigits(20, 20);
const experiment = defineExperiment({
  network: { id: 'dense', params: { widths: [4] } },
  code: { id: 'plain' },
  training: { batchSize: 10, epochs: 1 },
});

it('come within a share of the time while training; whoever rests need not wait for that', () =>
  withTrainer(experiment, data, async (trainer) => {
    const snapshots = createSnapshots(trainer, data, 1);
    snapshots.watch({ stage: { index: 0 } });
    let clockMs = 0;
    // Every look at the clock takes 100 ms.
    const { snapshot } = await snapshots.take(() => {
      clockMs += 100;
      return clockMs;
    }, true);
    expect(clockMs).toBe(300);
    snapshots.acknowledge(snapshot);
    snapshots.weightsChanged();
    // It took 200 ms, so 3,800 ms are for training.
    expect(snapshots.isDue(clockMs + 3799, true)).toBe(false);
    expect(snapshots.isDue(clockMs + 3801, true)).toBe(true);
    expect(snapshots.isDue(clockMs + 99, false)).toBe(false);
    expect(snapshots.isDue(clockMs + 100, false)).toBe(true);
  }));
