/** The decoder's file is enough to decode, whoever owns its weights. */
import { beforeAll, expect, it } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import { alive, useBackend } from '../../../tests/support/backends.ts';
import { withTrainer } from '../../../tests/support/training.ts';
import { generatedImages } from '../gradientCases.ts';
import { tf } from '../tf.ts';
import { exportWeights } from './weights.ts';

beforeAll(() => useBackend('cpu'));

it.each(['own', 'tied'] as const)('with %s weights', async (weights) => {
  const experiment = defineExperiment({
    network: { id: 'dense', params: { widths: [5], activation: 'tanh', weights } },
    code: { id: 'plain', params: { size: 3 } },
    loss: { id: 'squaredError', params: { output: 'linear' } },
  });
  await withTrainer(experiment, generatedImages(), async (trainer) => {
    const before = alive();
    const [, file] = await exportWeights(trainer, experiment);
    expect(alive()).toEqual(before);
    const { tensors } = file!;
    const tensor = (name: string) => {
      const { data, shape } = tensors.find((candidate) => candidate.name === name)!;
      return tf.tensor(data, [...shape]);
    };
    tf.tidy(() => {
      const z = tf.tensor2d([
        [1, -2, 0.5],
        [0, 3, 1],
      ]);
      const hidden = tf.tanh(tf.add(tf.matMul(z, tensor('decoder.0.kernel')), tensor('decoder.0.bias')));
      const xHat = tf.add(tf.matMul(hidden, tensor('decoder.1.kernel')), tensor('decoder.1.bias'));
      const difference = tf.max(tf.abs(tf.sub(trainer.autoencoder.decode(z), xHat)));
      expect(difference.dataSync()[0]).toBeLessThan(1e-6);
    });
  });
});
