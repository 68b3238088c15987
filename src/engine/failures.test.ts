/** What throws in the middle of something leaves nothing of ours behind. Not what tfjs saves for a gradient. */
import type { Rank } from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import { alive, useBackend } from '../../tests/support/backends.ts';
import { passFixture } from '../../tests/support/forward.ts';
import { withTrainer } from '../../tests/support/training.ts';
import * as batches from './data/batches.ts';
import { gradientAt } from './gradient.ts';
import { generatedImages } from './gradientCases.ts';
import * as optimizers from './optimizer.ts';
import { tf } from './tf.ts';
import { createTrainer } from './trainer.ts';

vi.mock(import('./data/batches.ts'), { spy: true });
vi.mock(import('./optimizer.ts'), { spy: true });

const data = generatedImages();

/** With samples, notes and a discriminator. */
const experiment = defineExperiment({
  network: { id: 'dense', params: { widths: [9], normalisation: 'batch' } },
  code: { id: 'gaussian', params: { size: 3 } },
  regularizers: [{ id: 'adversary', params: { widths: [12] } }],
  training: { batchSize: 8, epochs: 5 },
});

const broken = (): never => {
  throw new Error('Broken on purpose.');
};

beforeAll(() => useBackend('cpu'));
afterEach(() => {
  vi.restoreAllMocks();
});

describe('nothing is left behind', () => {
  it('by a trainer whose batches cannot be made', async () => {
    await useBackend('simd'); // where images are on the device
    const before = alive();
    vi.mocked(batches.createBatches).mockImplementationOnce(broken);
    expect(() => createTrainer(experiment, data)).toThrow('Broken on purpose.');
    expect(alive()).toEqual(before);
    await useBackend('cpu');
  });

  it('by a step whose update fails', () => {
    const optimizer = { state: new Map(), apply: broken, dispose: () => undefined };
    vi.mocked(optimizers.createOptimizer).mockReturnValueOnce(optimizer);
    return withTrainer(experiment, data, (trainer) => {
      const before = alive();
      expect(() => trainer.step()).toThrow('Broken on purpose.');
      expect(alive()).toEqual(before);
    });
  });

  it('by a gradient whose objective fails', () =>
    tf.tidy(() => {
      const weight = tf.variable(tf.zeros([2]));
      const { clock } = passFixture();
      const [x, weights] = [tf.zeros<Rank.R2>([1, 2]), tf.ones<Rank.R1>([1])];
      const parts = {
        ...{ seed: 1, variables: [weight], counter: tf.variable<Rank.R0>(tf.scalar(0, 'int32'), false) },
        batches: {
          ...{ stepsPerEpoch: 1, countAt: () => 1 },
          take: () => ({ x, weights, count: 1 }),
          dispose() {},
        },
        objective: {
          clock,
          logWeights: undefined,
          corrupt: () => x,
          terms(_: unknown, __: unknown, pass: ReturnType<typeof passFixture>) {
            pass.remember(weight, tf.ones([2]));
            return broken();
          },
        },
      };
      const before = alive();
      expect(() => tf.tidy(() => gradientAt(parts, 0).terms)).toThrow('Broken on purpose.');
      expect(alive()).toEqual(before);
      tf.dispose([weight, parts.counter]);
    }));
});
