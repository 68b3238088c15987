/** Exact check 12: denoising with rate 0 is the plain autoencoder, bit for bit, under one seed. */
import { beforeAll, describe, expect, it } from 'vitest';
import { defineExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import { generatedImages } from '#engine/gradientCases.ts';
import { type NodeBackend, useBackend } from '../support/backends.ts';
import { stateBytes, trainSteps, withTrainer } from '../support/training.ts';

const trained = (corruption: ExperimentSpec['corruption']) =>
  withTrainer(
    defineExperiment({
      corruption,
      code: { id: 'plain', params: { size: 3 } },
      network: { id: 'dense', params: { widths: [9] } },
      training: { batchSize: 8, epochs: 1 },
    }),
    generatedImages(),
    async (trainer) => ({ totals: trainSteps(trainer, 20), bytes: await stateBytes(trainer) }),
  );

describe.each(['cpu', 'simd'] satisfies NodeBackend[])('on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  it.each([
    { id: 'masking', params: { rate: 0 } },
    { id: 'saltAndPepper', params: { rate: 0 } },
    { id: 'gaussian', params: { sigma: 0 } },
    { id: 'occlusion', params: { side: 0, paint: 'grey' } },
    { id: 'occlusion', params: { side: 0, paint: 'black' } },
  ] satisfies ExperimentSpec['corruption'][])('$id $params is none', async (corruption) => {
    expect(await trained(corruption)).toEqual(await trained({ id: 'none', params: {} }));
  });

  it('is told apart from a rate that is not 0', async () => {
    const rate = 0.01;
    expect(await trained({ id: 'masking', params: { rate } })).not.toEqual(
      await trained({ id: 'none', params: {} }),
    );
  });
});
