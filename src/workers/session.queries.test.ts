import { beforeEach, describe, expect, it } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import { buildOwnImageSet } from '#engine/data/parseIdx.ts';
import { catalogCases } from '#engine/gradientCases.ts';
import { tf } from '#engine/tf.ts';
import type { CodecId } from '#protocol/frames.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import { readSafetensors } from '#protocol/readSafetensors.ts';

import { useBackend } from '../../tests/support/backends.ts';
import { idxDataset } from '../../tests/support/idxFiles.ts';
import { trainSteps, withTrainer } from '../../tests/support/training.ts';
import { createHarness, harnessForEach, smallExperiment } from '../../tests/support/workerHarness.ts';
import { sortOwnFiles } from './ownFiles.ts';

const harness = harnessForEach();
beforeEach(async () => {
  const fitted = harness.next('test', ({ point }) => point.pcaSquaredError !== undefined);
  await harness.open();
  await fitted;
});

describe.each<CodecId>(['autoencoder', 'pca'])('under %s', (codec) => {
  it('an inspected image is its own code decoded', async () => {
    const { image, z, reconstruction } = await harness.client.call('inspect', { codec, index: 61 });
    expect([image.length, z.length, reconstruction.length]).toEqual([64, 2, 64]);
    expect(Math.min(...image)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...image)).toBeLessThanOrEqual(1);
    const decoded = await harness.client.call('decode', { codec, z });
    expect(decoded.image).toEqual(reconstruction);
  });

  it.each([[[1]], [[1, 2, 3]], [[Number.NaN, 0]], [[Number.POSITIVE_INFINITY, 0]]])(
    'the code %j is refused',
    async (z) => {
      const answer = harness.client.call('decode', { codec, z: Float32Array.from(z) });
      await expect(answer).rejects.toMatchObject({
        code: 'decode/shape',
        message: expect.stringContaining('2 finite'),
      });
    },
  );

  it.each([-1, 80, 0.5, Number.NaN])('image %d is refused', async (index) => {
    await expect(harness.client.call('inspect', { codec, index })).rejects.toMatchObject({
      code: 'inspect/index',
    });
  });
});

describe('many images at once', () => {
  const inspected = async (index: number) => {
    const { image } = await harness.client.call('inspect', { codec: 'autoencoder', index });
    return image;
  };

  it('are the grey levels of each, from training and test alike', async () => {
    const { images } = await harness.client.call('thumbnails', { indices: Uint32Array.of(61, 0) });
    const wanted = [...(await inspected(61)), ...(await inspected(0))].map((value) =>
      Math.round(255 * value),
    );
    expect([...images]).toEqual(wanted);
  });

  it('have a mean', async () => {
    const { image } = await harness.client.call('meanImage', { indices: Uint32Array.of(61, 0) });
    const [a, b] = [await inspected(61), await inspected(0)];
    image.forEach((value, i) => {
      expect(value).toBeCloseTo((a[i]! + b[i]!) / 2, 6);
    });
  });

  it('are refused if one is not there, and where the data are no images', async () => {
    const indices = Uint32Array.of(0, 80);
    for (const name of ['thumbnails', 'meanImage'] as const) {
      await expect(harness.client.call(name, { indices })).rejects.toMatchObject({ code: 'inspect/index' });
    }
    const { network, training } = smallExperiment;
    const code = { id: 'plain', params: { size: 2 } } as const;
    await harness.open(defineExperiment({ network, training, code, dataset: { id: 'customers' } }), 2);
    const answer = harness.client.call('thumbnails', { indices: Uint32Array.of(0) });
    await expect(answer).rejects.toMatchObject({ code: 'thumbnails/kind' });
    expect((await harness.client.call('meanImage', { indices: Uint32Array.of(1) })).image).toEqual(
      await inspected(1),
    );
  });
});

it('an inspected image has a posterior where the code has one', async () => {
  const { network, training } = smallExperiment;
  const ask = () => harness.client.call('inspect', { codec: 'autoencoder', index: 3 });
  expect(await ask()).not.toHaveProperty('logVar');
  await harness.open(
    defineExperiment({ network, training, code: { id: 'gaussian', params: { size: 3 } } }),
    2,
  );
  const { logVar } = await ask();
  expect(logVar).toHaveLength(3);
  expect(logVar!.every(Number.isFinite)).toBe(true);
});

describe('an image that is in no data set', () => {
  const encode = (image: Float32Array) => harness.client.call('encodeImage', { image });
  const inspect = (codec: CodecId, index: number) => harness.client.call('inspect', { codec, index });

  it('gets the code and the image back that one of the data would get', async () => {
    const { image } = await inspect('autoencoder', 7);
    const found = await encode(image);
    for (const codec of ['autoencoder', 'pca'] as const) {
      const { z, reconstruction } = await inspect(codec, 7);
      expect(found[codec]).toMatchObject({ z, reconstruction });
      const error = image.reduce((sum, value, i) => sum + (value - reconstruction[i]!) ** 2, 0);
      expect(found[codec]!.squaredError).toBeCloseTo(error, 6);
    }
    expect(found.comparedWith).toBe(20);
  });

  it('is as unusual as its error is among those of the test images', async () => {
    const errorsOf = async (codec: CodecId) => {
      const all = await Promise.all(Array.from({ length: 20 }, (_, i) => inspect(codec, 60 + i)));
      return all.map(({ image, reconstruction }) =>
        image.reduce((sum, value, i) => sum + (value - reconstruction[i]!) ** 2, 0),
      );
    };
    const { image } = await inspect('autoencoder', 3);
    const found = await encode(image);
    for (const codec of ['autoencoder', 'pca'] as const) {
      const { squaredError, worseThan } = found[codec]!;
      const errors = await errorsOf(codec);
      expect(worseThan).toBe(errors.filter((error) => error < squaredError).length / 20);
    }
    await harness.client.call('step', {});
    expect(await encode(image)).toMatchObject({ step: 1, comparedWith: 20 });
  });

  it('has itself as the nearest one, once the codes are known', async () => {
    await harness.client.call('watch', { needs: { ranges: true } });
    const { image } = await inspect('autoencoder', 7);
    let { neighbours } = await encode(image);
    // Every question lets the session take a turn, in which it gets to know codes.
    while (neighbours.indices.length < 5) ({ neighbours } = await encode(image));
    expect(neighbours.indices).toHaveLength(5);
    expect(neighbours.indices[0]).toBe(7);
    expect(neighbours.distances[0]).toBeCloseTo(0, 5);
    expect(neighbours.images.subarray(0, 64)).toEqual(image);
    expect([...neighbours.distances]).toEqual([...neighbours.distances].toSorted((a, b) => a - b));
  });

  it.each([new Float32Array(63), new Float32Array(64).fill(1.5), new Float32Array(64).fill(Number.NaN)])(
    'that is none is refused',
    async (image) => {
      await expect(encode(image)).rejects.toMatchObject({
        code: 'encode/shape',
        message: expect.stringContaining('64 numbers'),
      });
    },
  );
});

describe('a draw from the prior', () => {
  const files = [...idxDataset()].map(([name, bytes]) => ({ name, bytes }));
  const data = buildOwnImageSet(sortOwnFiles(files));
  const { network, training } = smallExperiment;
  const drawn = async (counter: number) => [...(await harness.client.call('drawPrior', { counter })).z];

  it.each([
    ['standard', defineExperiment({ network, training, code: { id: 'gaussian', params: { size: 4 } } })],
    ['own', defineExperiment({ network, training, code: { id: 'twoLevel', params: { size: 4, top: 2 } } })],
    [
      'own',
      defineExperiment({
        ...{ network, training },
        code: { id: 'vectorQuantised', params: { size: 4, vectors: 2, entries: 9 } },
      }),
    ],
  ] as const)('that is %s is what the engine draws after as many steps', async (prior, spec) => {
    const opened = await harness.open(spec, 2);
    expect(opened.network.prior).toBe(prior);
    for (let step = 0; step < 2; step++) await harness.client.call('step', {});
    await withTrainer(spec, data, async (trainer) => {
      trainSteps(trainer, 2);
      for (const counter of [0, 7, 0]) {
        const z = tf.tidy(() => [...trainer.autoencoder.drawPrior(1, counter)!.dataSync<'float32'>()]);
        expect(z).toHaveLength(4);
        expect(await drawn(counter)).toEqual(z);
      }
    });
    expect(await drawn(7)).not.toEqual(await drawn(0));
  });

  it('is refused where the code has no prior', async () => {
    await expect(drawn(0)).rejects.toMatchObject({
      code: 'prior/none',
      message: expect.stringContaining('choose one that has'),
    });
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 31])('number %d is refused', async (counter) => {
    await expect(drawn(counter)).rejects.toMatchObject({ code: 'prior/counter' });
  });
});

describe('PCA', () => {
  it('is not there once it was cancelled, and is fitted again by the next run', async () => {
    await harness.renew();
    await harness.client.call('open', {
      runId: 1,
      spec: { ...smallExperiment, dataset: { id: 'mnist', params: {} } },
      backend: 'cpu',
    });
    const ended = harness.next('taskEnd', ({ task }) => task === 'pca');
    await harness.client.call('cancel', { task: 'pca' });
    const { error } = await ended;
    if (error) {
      expect(error).toMatchObject({ code: 'task/cancelled', message: expect.stringContaining('Reset') });
      await expect(
        harness.client.call('decode', { codec: 'pca', z: new Float32Array(2) }),
      ).rejects.toMatchObject({
        code: 'pca/notReady',
      });
    }
    const fitted = harness.next('test', ({ point }) => point.pcaSquaredError !== undefined);
    await harness.open(smallExperiment, 2);
    expect((await fitted).point.pcaSquaredError).toBeGreaterThan(0);
  });
});

describe('exported weights', () => {
  it('are the encoder and the decoder with their experiment', async () => {
    const { files } = await harness.client.call('exportModel', { format: 'safetensors' });
    expect(files.map(({ name }) => name)).toEqual(['encoder.safetensors', 'decoder.safetensors']);
    const [encoder, decoder] = files.map(({ bytes }) => readSafetensors(bytes));
    expect(encoder!.tensors.map(({ name, shape }) => [name, shape.join()])).toEqual([
      ['encoder.0.kernel', '64,8'],
      ['encoder.0.bias', '8'],
      ['code.z.kernel', '8,2'],
      ['code.z.bias', '2'],
    ]);
    expect(decoder!.tensors.map(({ name }) => name)).toEqual([
      'decoder.0.kernel',
      'decoder.0.bias',
      'decoder.1.kernel',
      'decoder.1.bias',
    ]);
    expect(JSON.parse(encoder!.metadata.experiment!)).toEqual(smallExperiment);
  });
});

describe('verify', () => {
  it('finds every choice right on simd, while the run goes on and can be paused', async () => {
    // Not a build of it that another file chose.
    await useBackend('simd');
    await useBackend('cpu');
    await harness.client.call('train', {});
    const verified = harness.client.call('verify', {});
    await harness.next('scalars');
    await harness.client.call('pause', {});
    const { checks } = await verified;
    expect(checks.map(({ subject }) => subject)).toEqual(catalogCases(parseSpec).map(({ name }) => name));
    expect(checks.every(({ backend, relativeError }) => backend === 'simd' && relativeError < 1e-4)).toBe(
      true,
    );
    expect(tf.getBackend()).toBe('cpu');
    await harness.client.call('step', {});
  });
});

describe('an error', () => {
  it('crosses with its code and its message', async () => {
    const other = createHarness();
    await expect(other.client.call('train', {})).rejects.toMatchObject({
      name: 'WorkerRefusal',
      code: 'run/none',
      message: expect.stringContaining('wait until the data are loaded'),
    });
    await other.close();
  });
});
