/** The frame holds what the evaluation says of the two codecs. */
import { beforeAll, describe, expect, it } from 'vitest';
import { gaussianCloud } from '#catalog/datasets/gaussianCloud.ts';
import { defineExperiment } from '#catalog/experiment.ts';
import { alive, useBackend } from '../../../tests/support/backends.ts';
import { pointsOf } from '../../../tests/support/generated.ts';
import { contextOf } from '../../../tests/support/probing.ts';
import { withTrainer } from '../../../tests/support/training.ts';
import { createPcaCodec, fitPca, type PcaFit } from '../codecs/pca.ts';
import { alignments, directionsOf, linearMapOf, principalAngles } from '../evaluation/linearTruth.ts';
import { probes } from './index.ts';

const N = 10;
const data = pointsOf(gaussianCloud, { count: 400, dimensions: N });
const experiment = defineExperiment({
  network: { id: 'linear' },
  code: { id: 'plain', params: { size: 3, activation: 'linear' } },
  loss: { id: 'squaredError', params: { output: 'linear' } },
  optimizer: { id: 'adam', params: { learningRate: 0.02 } },
});

async function fitted(): Promise<PcaFit> {
  const work = fitPca(data.train, N, N);
  for (let next = await work.next(); ; next = await work.next()) if (next.done) return next.value;
}

beforeAll(() => useBackend('simd'));

describe('the linear truth', () => {
  it('is measured between the decoder and the principal components', () =>
    withTrainer(experiment, data, async (trainer) => {
      const fit = await fitted();
      const pca = createPcaCodec(fit, 3);
      const context = contextOf(trainer, data, pca);
      const early = await probes.linearTruth.compute(context, true);
      for (let i = 0; i < 6; i++) await trainer.run(50);
      const before = alive();
      const frame = (await probes.linearTruth.compute(context, true))!;
      expect(alive()).toEqual(before);
      const { directions, singularValues } = directionsOf(
        (await linearMapOf(trainer.autoencoder)).decoder,
        N,
      );
      const components = fit.components.slice(0, 3 * N);
      for (const [i, angle] of principalAngles(directions, components, N).entries())
        expect(frame.angles[i]).toBeCloseTo(angle, 2);
      for (const [i, value] of alignments(directions, components, N).entries())
        expect(frame.alignments[i]).toBeCloseTo(value, 5);
      expect(frame.singularValues).toEqual(singularValues);
      expect(frame.variances).toEqual(fit.eigenvalues.slice(0, 3));
      // What crosses to the page is gone: the codec keeps its own.
      expect(frame.variances.buffer).not.toBe(pca.variances!.buffer);
      expect(frame.angles.at(-1)).toBeLessThan(early!.angles.at(-1)! / 4);
      pca.dispose();
    }));

  it('waits for PCA', () =>
    withTrainer(experiment, data, async (trainer) => {
      expect(await probes.linearTruth.compute(contextOf(trainer, data), true)).toBeUndefined();
    }));
});
