/** Weights that one layer lends to another, and weights that no gradient moves. */
import { beforeAll, describe, expect, it } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import { denseLayer, transposedDenseMap } from '#catalog/formulas/dense.ts';
import { layerOf } from '#catalog/formulas/layerOf.ts';
import type { Loan } from '#catalog/layer.ts';
import { alive, useBackend } from '../../tests/support/backends.ts';
import { stateBytes, trainSteps, withTrainer } from '../../tests/support/training.ts';
import { generatedImages } from './gradientCases.ts';
import { createLayers, namedVariables } from './layers.ts';
import { tf } from './tf.ts';
import { createTrainer, type Trainer } from './trainer.ts';

beforeAll(() => useBackend('cpu'));

function layersWith(from: Loan['from']) {
  const borrowing = layerOf(transposedDenseMap(3, 6), { activation: 'linear' }, from);
  const plan = {
    encoder: [],
    heads: { z: denseLayer(6, 3, 'linear') },
    inner: {},
    plainHead: undefined,
    decoder: [borrowing],
    latentDim: 3,
    pixels: 6,
  };
  return createLayers(plan, 1, 'z');
}

describe('a loan', () => {
  it('is the very same weight, which its owner counts and disposes', () => {
    const before = alive();
    const layers = layersWith('code');
    expect(layers.decoder[0]!.allWeights.kernel).toBe(layers.heads.get('z')!.weights.kernel);
    expect(namedVariables(layers.all).map(({ name }) => name)).toEqual([
      'code.z.kernel',
      'code.z.bias',
      'decoder.0.bias',
    ]);
    for (const layer of layers.all) tf.dispose({ ...layer.weights });
    expect(alive()).toEqual(before);
  });

  it('of a layer that is not there is refused', () => {
    expect(() => layersWith(0)).toThrow('There is no kernel of 0 to borrow.');
  });
});

describe('a moving average', () => {
  const data = generatedImages();
  const experiment = defineExperiment({
    network: { id: 'dense', params: { widths: [4], normalisation: 'batch' } },
    code: { id: 'plain', params: { size: 2 } },
    training: { batchSize: 8, epochs: 1 },
  });
  const averagesOf = (bytes: Record<string, string>) =>
    Object.entries(bytes).filter(([name]) => name.includes('moving'));

  const codeOf = ({ autoencoder }: Trainer) =>
    tf.tidy(() => [...autoencoder.encode(tf.ones([1, 36])).dataSync()]);

  it('moves with each update, is kept by a checkpoint, and decides what an image’s code is', async () => {
    const [fresh, codeBefore, checkpoint, code] = await withTrainer(experiment, data, async (trainer) => {
      const [before, codeBefore] = [await stateBytes(trainer), codeOf(trainer)];
      trainSteps(trainer, 5);
      return [before, codeBefore, await trainer.save(), codeOf(trainer)] as const;
    });
    const restored = createTrainer(experiment, data);
    restored.restore(checkpoint);
    const after = averagesOf(await stateBytes(restored));
    expect(after).toHaveLength(4);
    for (const [name, bytes] of after) expect(bytes).not.toBe(fresh[name]);
    expect(codeOf(restored)).toEqual(code);
    expect(code).not.toEqual(codeBefore);
    restored.dispose();
  });
});
