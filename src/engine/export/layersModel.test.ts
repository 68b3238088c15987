/** Layers models load elsewhere and compute what the codec computes, for every activation and both codes. */
import type { Tensor } from '@tensorflow/tfjs';
import * as tfjs from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { defineExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import { activationParam } from '#catalog/formulas/activations.ts';
import { generatedImages } from '../gradientCases.ts';
import { normal } from '../random.ts';
import { createTrainer, type Trainer } from '../trainer.ts';
import { exportLayersModels } from './layersModel.ts';
import type { ExportedFile } from './weights.ts';

const data = generatedImages();
const activations = activationParam('relu', '').options.map(({ value }) => value);

beforeAll(async () => {
  tfjs.enableProdMode();
  await tfjs.setBackend('cpu');
});

/** Loads a model as tf.loadLayersModel does when the files lie side by side. */
async function load(files: readonly ExportedFile[], name: string): Promise<tfjs.LayersModel> {
  const find = (wanted: string) => {
    const file = files.find((candidate) => candidate.name === wanted);
    if (!file) throw new Error(`${wanted} was not written.`);
    return file.bytes;
  };
  const { modelTopology, weightsManifest } = JSON.parse(new TextDecoder().decode(find(`${name}.model.json`)));
  const weightData = find(weightsManifest[0].paths[0]).slice().buffer;
  const artifacts = { modelTopology, weightSpecs: weightsManifest[0].weights, weightData };
  return tfjs.loadLayersModel(tfjs.io.fromMemory(artifacts));
}

/** Moves all weights away from their initial values, where biases are zero. */
function disturb(trainer: Trainer): void {
  for (const { name, variable } of trainer.autoencoder.variables) {
    const shift = normal(variable.size, { seed: 3, stream: name, counter: 0 });
    tfjs.tidy(() => variable.assign(variable.add(tfjs.tensor(shift, variable.shape).mul(0.3))));
  }
}

function single(output: Tensor | Tensor[]): Tensor {
  return Array.isArray(output) ? output[0]! : output;
}

function largestDifference(a: Tensor, b: Tensor): number {
  expect(a.shape).toEqual(b.shape);
  return tfjs.tidy(() => a.sub(b).abs().max().dataSync()[0]!);
}

async function compare(experiment: ExperimentSpec): Promise<void> {
  const trainer = createTrainer(experiment, data);
  disturb(trainer);
  const files = await exportLayersModels(trainer, experiment);
  const encoder = await load(files, 'encoder');
  const decoder = await load(files, 'decoder');
  tfjs.tidy(() => {
    const x = tfjs.tensor2d(
      Float32Array.from(data.test.images, (grey) => grey / 255),
      [10, 36],
    );
    const z = trainer.autoencoder.encode(x);
    const loadedZ = single(encoder.predictOnBatch(x));
    expect(largestDifference(loadedZ, z)).toBeLessThan(1e-6 * (1 + z.abs().max().dataSync()[0]!));
    const xHat = trainer.autoencoder.decode(z);
    const loadedXHat = single(decoder.predictOnBatch(z));
    expect(largestDifference(loadedXHat, xHat)).toBeLessThan(1e-6 * (1 + xHat.abs().max().dataSync()[0]!));
  });
  trainer.dispose();
  encoder.dispose();
  decoder.dispose();
}

describe('exported Layers models', () => {
  it.each(activations)('compute what the codec computes: %s, plain code, linear output', (activation) =>
    compare(
      defineExperiment({
        network: { id: 'dense', params: { widths: [9, 5], activation } },
        code: { id: 'plain', params: { size: 3, activation } },
        loss: { id: 'squaredError', params: { output: 'linear' } },
      }),
    ),
  );

  it.each(activations)('compute what the codec computes: %s, Gaussian code, sigmoid output', (activation) =>
    compare(
      defineExperiment({
        network: { id: 'dense', params: { widths: [9], activation } },
        code: { id: 'gaussian', params: { size: 3, beta: 1 } },
      }),
    ),
  );

  it('have no hidden layer where the network has none', () =>
    compare(
      defineExperiment({
        network: { id: 'linear', params: {} },
        code: { id: 'plain', params: { size: 3, activation: 'linear' } },
      }),
    ));

  it.each([
    { id: 'convolutional', params: {} },
    { id: 'dense', params: { weights: 'tied' } },
    { id: 'dense', params: { normalisation: 'batch' } },
  ] as const)('are refused for $id $params, in words', async (network) => {
    const experiment = defineExperiment({ network, code: { id: 'plain' } });
    const trainer = createTrainer(experiment, data);
    await expect(exportLayersModels(trainer, experiment)).rejects.toMatchObject({ code: 'export/layers' });
    trainer.dispose();
  });

  it('name the weights file that lies beside them and leave nothing in memory', async () => {
    const experiment = defineExperiment({ code: { id: 'plain', params: { size: 3, activation: 'linear' } } });
    const trainer = createTrainer(experiment, data);
    await exportLayersModels(trainer, experiment);
    const before = tfjs.memory().numTensors;
    const files = await exportLayersModels(trainer, experiment);
    expect(tfjs.memory().numTensors).toBe(before);
    trainer.dispose();
    expect(files.map(({ name }) => name)).toEqual([
      'encoder.model.json',
      'encoder.weights.bin',
      'decoder.model.json',
      'decoder.weights.bin',
    ]);
    const json = JSON.parse(new TextDecoder().decode(files[2]!.bytes));
    expect(json.weightsManifest[0].paths).toEqual(['decoder.weights.bin']);
  });
});
