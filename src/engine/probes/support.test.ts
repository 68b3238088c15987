import { beforeAll, expect, it } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import { alive, useBackend } from '../../../tests/support/backends.ts';
import { contextOf } from '../../../tests/support/probing.ts';
import { fewStrokeDigits, trainSteps, withTrainer } from '../../../tests/support/training.ts';
import { gatherImages } from '../data/images.ts';
import { tf } from '../tf.ts';
import { probes } from './index.ts';

beforeAll(() => useBackend('simd'));

const data = fewStrokeDigits(100, 60);

it('of a k-sparse code is exactly k for every image, as the codes themselves show', () => {
  const experiment = defineExperiment({
    network: { id: 'dense', params: { widths: [20] } },
    code: { id: 'kSparse', params: { size: 12, k: 4 } },
    training: { batchSize: 50, epochs: 1 },
  });
  return withTrainer(experiment, data, async (trainer) => {
    trainSteps(trainer, 3);
    const before = alive();
    const frame = await probes.support.compute(contextOf(trainer, data), true);
    expect(alive()).toEqual(before);
    expect(frame).toMatchObject({ images: 60, least: 4, mean: 4, most: 4 });
    const use = tf.tidy(() => {
      const z = trainer.autoencoder.encode(
        gatherImages(
          data,
          Array.from({ length: 60 }, (_, i) => 100 + i),
        ),
      );
      return [...tf.mean(tf.cast(tf.notEqual(z, 0), 'float32'), 0).dataSync<'float32'>()];
    });
    for (const [unit, share] of use.entries()) expect(frame!.use[unit]).toBeCloseTo(share, 6);
  });
});
