/** Ten thousand replayed steps, with snapshots in between, take no more memory than the first ones. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import { generatedImages } from '#engine/gradientCases.ts';
import type { Trainer } from '#engine/trainer.ts';
import { createSnapshots } from '#workers/run/snapshots.ts';
import { alive } from './support/backends.ts';
import { useSimd } from './support/simd.ts';
import { withTrainer } from './support/training.ts';

const STEPS = 10_000;
const BUNDLE = 50;
/** Steps after which everything has been done once. */
const WARM_UP = 1000;
/** Compiled code and caches come and go; ten thousand leaks of a hundred bytes do not fit. */
const SLACK_BYTES = 1_000_000;

const experiment = defineExperiment({
  corruption: { id: 'gaussian', params: { sigma: 0.3 } },
  network: { id: 'dense', params: { widths: [16], activation: 'relu' } },
  code: { id: 'gaussian', params: { size: 2, beta: 1 } },
  training: { batchSize: 8, epochs: 1 },
});

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

function usedBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** A picture of everything that a panel can ask for. */
async function look(trainer: Trainer): Promise<void> {
  const snapshots = createSnapshots(trainer, generatedImages(), 1);
  snapshots.watch({ map: { units: [0, 1] }, reconstructions: { indices: [0, 1, 2] }, ranges: true });
  const { frames } = await snapshots.take(() => 0, false);
  expect(Object.keys(frames)).toContain('reconstructions');
}

describe.each([1, 2])('%i threads', (threads) => {
  it(`bear ${STEPS} replayed steps with snapshots at constant memory`, async () => {
    const { machine } = await useSimd({ build: 'plain', threads });
    await withTrainer(experiment, generatedImages(), async (trainer) => {
      const train = async (until: number) => {
        while (trainer.stepsDone() < until) {
          await trainer.run(BUNDLE);
          if (trainer.stepsDone() % 500 === 0) await look(trainer);
        }
      };
      const memory = () => ({ ...alive(), inUse: machine.heap.inUse, extent: machine.heap.extent });
      await train(WARM_UP);
      const before = { memory: memory(), bytes: usedBytes() };
      await train(STEPS);
      expect(trainer.captured()).toMatchObject({ mode: 'replayed' });
      expect(memory()).toEqual(before.memory);
      expect(usedBytes() - before.bytes).toBeLessThan(SLACK_BYTES);
    });
  });
});
