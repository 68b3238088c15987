/** The model that comes with the page: small, of the experiment that it names, and drawn by the page as by the engine. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { planeVae } from '#catalog/recipes/planeVae.ts';
import { loadData } from '#cli/nodePlatform/loadData.ts';
import { evaluateSquaredError } from '#engine/evaluation/evaluate.ts';
import { tf } from '#engine/tf.ts';
import { createTrainer } from '#engine/trainer.ts';
import { readSafetensors } from '#protocol/readSafetensors.ts';
import { createDecoder } from '#store/pretrained/decoder.ts';
import { previewOf } from '#store/pretrained/preview.ts';
import { readPretrained } from '#store/pretrained/readPretrained.ts';
import { describeNetwork } from '#workers/describe.ts';
import { describeWithData } from './realData.ts';
import { useBackend } from './support/backends.ts';
import { fewStrokeDigits } from './support/training.ts';

const bytes = readFileSync(join(import.meta.dirname, '../public/pretrained/planeVae.safetensors'));
const pretrained = readPretrained(bytes);
const digits = fewStrokeDigits(8, 8);

beforeAll(() => useBackend('simd'));

describe('the pretrained model', () => {
  it('is well below a megabyte and says which experiment it is of', () => {
    expect(bytes.length).toBeLessThan(700_000);
    const { experiment } = readSafetensors(bytes).metadata;
    const { training: _, ...trained } = JSON.parse(experiment!);
    const { training: __, ...wanted } = planeVae.experiment;
    expect(trained).toEqual(wanted);
  });

  it('draws in the page what the engine draws', async () => {
    const trainer = createTrainer(planeVae.experiment, digits);
    trainer.adopt(pretrained.weights);
    const decode = createDecoder(pretrained);
    for (const z of [Float32Array.of(0, 0), Float32Array.of(1.5, -2), pretrained.codes.slice(0, 2)]) {
      const image = trainer.autoencoder.decode(tf.tensor2d(z, [1, 2]));
      const expected = await image.data<'float32'>();
      image.dispose();
      const drawn = decode(z);
      expect(drawn).toHaveLength(784);
      expect(Math.max(...drawn.map((value, i) => Math.abs(value - expected[i]!)))).toBeLessThan(1e-5);
    }
    trainer.dispose();
  });

  it('is described before the worker is there as the worker describes it', () => {
    const trainer = createTrainer(planeVae.experiment, digits);
    const { network, dataset, frames } = previewOf(planeVae.experiment, pretrained);
    expect(network).toEqual(describeNetwork(planeVae.experiment, trainer));
    expect(dataset.labels).toHaveLength(dataset.trainCount + dataset.testCount);
    expect(frames.map.positions).toHaveLength(2 * frames.map.indices.length);
    trainer.dispose();
  });
});

describeWithData('the pretrained model on MNIST', ['mnist'], (folder) => {
  it('places the test images where the page shows them, and gives them back better than PCA', async () => {
    const work = loadData(planeVae.experiment, [folder]);
    let next = await work.next();
    while (!next.done) next = await work.next();
    const data = next.value;
    const trainer = createTrainer(planeVae.experiment, data);
    trainer.adopt(pretrained.weights);
    const codes = tf.tidy(() =>
      trainer.autoencoder.encode(trainer.images.rows(indices(data.train.count), 100)),
    );
    const found = await codes.data<'float32'>();
    codes.dispose();
    // The weights are kept to 8 binary digits, the codes whole.
    const errors = found.map((value, i) => Math.abs(value - pretrained.codes[i]!));
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.02);
    expect([...pretrained.labels]).toEqual([...data.test.labels]);
    const testing = evaluateSquaredError(trainer.autoencoder, data.test, data.test.count);
    let tested = await testing.next();
    while (!tested.done) tested = await testing.next();
    expect(tested.value).toBeLessThan(40);
    trainer.dispose();
  });
});

const indices = (start: number) => Uint32Array.from({ length: 100 }, (_, i) => start + i);
