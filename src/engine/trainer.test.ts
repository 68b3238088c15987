import type { Scalar } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defineExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import { alive, type NodeBackend, useBackend } from '../../tests/support/backends.ts';
import { stateBytes, trainSteps, withTrainer } from '../../tests/support/training.ts';
import type { Checkpoint } from './checkpoint.ts';
import { gatherBatch } from './data/batches.ts';
import { catalogCases, generatedImages } from './gradientCases.ts';
import { createNoise } from './noise.ts';
import { createPass } from './pass.ts';
import { tf } from './tf.ts';
import { createTrainer, type Trainer } from './trainer.ts';

const data = generatedImages();
const PIXELS = 36;
const code = { id: 'gaussian', params: { size: 3, beta: 1 } } as const;
/** 20 images in batches of 8: the third batch of an epoch is padded. */
const experiment = defineExperiment({
  corruption: { id: 'masking', params: { rate: 0.3 } },
  network: { id: 'dense', params: { widths: [9], activation: 'elu' } },
  code,
  regularizers: [{ id: 'weightDecay', params: { lambda: 0.01 } }],
  training: { batchSize: 8, epochs: 5 },
});

/** The rate falls over the planned epochs, and so does what the KL is drawn to. */
const annealed: ExperimentSpec = {
  ...experiment,
  code: { id: 'gaussian', params: { size: 3, beta: 1, warmUp: 0.5, capacity: 2 } },
  schedule: { id: 'cosine', params: { warmUp: 0, last: 0.01 } },
};

function terms(trainer: Trainer, indices: number[], size: number): number[] {
  return tf.tidy(() => {
    const { x, weights } = gatherBatch(data.train, PIXELS, indices, size);
    const values = [
      ...trainer.objective
        .terms(x, weights, createPass('test', createNoise(1, 'test', 0), trainer.objective.clock))
        .values(),
    ];
    return values.map((value: Scalar) => value.dataSync()[0]!);
  });
}

describe.each<NodeBackend>(['cpu', 'simd'])('on %s', (backend) => {
  beforeAll(() => useBackend(backend));
  afterAll(() => useBackend('cpu'));

  it('goes on from a checkpoint bit for bit as if it had not been interrupted, in the middle of an epoch', async () => {
    const uninterrupted = await withTrainer(experiment, data, (trainer) => {
      const totals = trainSteps(trainer, 11);
      return stateBytes(trainer).then((bytes) => ({ totals, bytes }));
    });
    const checkpoint = await withTrainer(experiment, data, (trainer) => {
      trainSteps(trainer, 4);
      return trainer.save();
    });
    await withTrainer(experiment, data, async (trainer) => {
      trainSteps(trainer, 2); // elsewhere than the checkpoint
      trainer.restore(structuredClone(checkpoint));
      expect(trainer.stepsDone()).toBe(4);
      expect(trainSteps(trainer, 7)).toEqual(uninterrupted.totals.slice(4));
      expect(await stateBytes(trainer)).toEqual(uninterrupted.bytes);
    });
  });

  it('denoises at rate 0 as the plain autoencoder trains, bit for bit', async () => {
    const trained = (spec: ExperimentSpec) =>
      withTrainer(spec, data, (trainer) => {
        const totals = trainSteps(trainer, 7);
        return stateBytes(trainer).then((bytes) => ({ totals, bytes }));
      });
    const plain = await trained({ ...experiment, corruption: { id: 'none', params: {} } });
    for (const id of ['masking', 'gaussian'] as const) {
      const corruption = id === 'masking' ? { id, params: { rate: 0 } } : { id, params: { sigma: 0 } };
      expect(await trained({ ...experiment, corruption })).toEqual(plain);
    }
    expect(await trained(experiment)).not.toEqual(plain);
  });
});

describe('a trainer on the simd backend', () => {
  beforeAll(() => useBackend('simd'));
  afterAll(() => useBackend('cpu'));

  it('goes on from a checkpoint under its recording, bit for bit', async () => {
    const straight = await withTrainer(experiment, data, async (trainer) => {
      await trainer.run(9);
      return stateBytes(trainer);
    });
    await withTrainer(experiment, data, async (trainer) => {
      await trainer.run(4);
      const checkpoint = await trainer.save();
      await trainer.run(3);
      trainer.restore(checkpoint);
      await trainer.run(5);
      expect(trainer.captured()).toMatchObject({ mode: 'replayed' });
      expect(await stateBytes(trainer)).toEqual(straight);
    });
  });

  it('leaves what is annealed as it is, whoever asks for more epochs, under its recording and after a checkpoint', async () => {
    const epochs = (count: number): ExperimentSpec => ({
      ...annealed,
      training: { ...annealed.training, epochs: count },
    });
    const progress = ({ objective }: Trainer) => tf.tidy(() => objective.clock.progress.dataSync()[0]!);
    const { straight, saved } = await withTrainer(epochs(2), data, async (trainer) => {
      await trainer.run(3);
      trainer.tune(epochs(1)); // no step is made by that
      trainer.tune(epochs(2));
      expect(progress(trainer)).toBe(0.5);
      await trainer.run(3);
      expect(progress(trainer)).toBe(1);
      trainer.tune(epochs(4));
      expect(progress(trainer)).toBe(1);
      await trainer.run(1);
      const saved = await trainer.save();
      await trainer.run(2);
      expect(trainer.captured()).toMatchObject({ mode: 'replayed' });
      expect(progress(trainer)).toBe(1);
      return { saved, straight: await stateBytes(trainer) };
    });
    await withTrainer(epochs(4), data, async (trainer) => {
      await trainer.run(2);
      expect(progress(trainer)).toBeCloseTo(1 / 6, 6);
      trainer.restore(structuredClone(saved));
      await trainer.run(2);
      expect(await stateBytes(trainer)).toEqual(straight);
      trainer.restore({ step: 6, tensors: saved.tensors }); // a plan that was not over
      expect(progress(trainer)).toBe(0.5);
    });
  });

  it('that does not fit says so and leaves nothing behind', () => {
    const widths = [4000, 4000, 4000, 4000, 4000, 4000, 4000, 4000];
    const huge = defineExperiment({
      ...experiment,
      network: { id: 'dense', params: { widths, activation: 'relu' } },
    });
    const before = alive();
    expect(() => createTrainer(huge, data)).toThrow(/reduce the (batch or the )?widths|weights/);
    expect(alive()).toEqual(before);
  });
});

describe('a checkpoint', () => {
  beforeAll(() => useBackend('cpu'));

  it('holds weights, optimizer slots and the step by name', () =>
    withTrainer(experiment, data, async (trainer) => {
      trainSteps(trainer, 3);
      const { step, tensors } = await trainer.save();
      expect(step).toBe(3);
      expect(tensors.map(({ name }) => name).filter((name) => /encoder\.0|step/.test(name))).toEqual([
        'encoder.0.kernel',
        'encoder.0.bias',
        'adam.mean/encoder.0.kernel',
        'adam.square/encoder.0.kernel',
        'adam.mean/encoder.0.bias',
        'adam.square/encoder.0.bias',
        'adam.step',
      ]);
      expect(tensors.find(({ name }) => name === 'adam.step')!.data).toEqual(Float32Array.of(3));
    }));

  it('is a copy that later steps do not change', () =>
    withTrainer(experiment, data, async (trainer) => {
      const saved = await trainer.save();
      const before = structuredClone(saved);
      trainSteps(trainer, 2);
      expect(saved).toEqual(before);
    }));

  const without = ({ step, tensors }: Checkpoint, name: string) => ({
    step,
    tensors: tensors.filter((tensor) => tensor.name !== name),
  });
  const reshaped = ({ step, tensors }: Checkpoint, name: string) => ({
    step,
    tensors: tensors.map((tensor) =>
      tensor.name === name ? { ...tensor, shape: [...tensor.shape, 1] } : tensor,
    ),
  });

  it.each([
    ['lacks a weight', (saved: Checkpoint) => without(saved, 'decoder.1.bias'), 'nothing for decoder.1.bias'],
    ['lacks a slot', (saved: Checkpoint) => without(saved, 'adam.step'), 'nothing for adam.step'],
    ['has another shape', (saved: Checkpoint) => reshaped(saved, 'code.mu.bias'), '3 × 1 for code.mu.bias'],
  ])('that %s is refused before anything changes', (_, spoil, message) =>
    withTrainer(experiment, data, async (trainer) => {
      trainSteps(trainer, 2);
      const spoilt = spoil(await withTrainer(experiment, data, (other) => other.save()));
      const before = await stateBytes(trainer);
      expect(() => trainer.restore(spoilt)).toThrow(
        expect.objectContaining({ code: 'checkpoint/mismatch', message: expect.stringContaining(message) }),
      );
      expect(await stateBytes(trainer)).toEqual(before);
      expect(trainer.stepsDone()).toBe(2);
    }),
  );

  it('leaves no tensors behind, neither saved nor restored', () =>
    withTrainer(experiment, data, async (trainer) => {
      const before = alive();
      trainer.restore(await trainer.save());
      expect(alive()).toEqual(before);
    }));
});

describe('the objective', () => {
  beforeAll(() => useBackend('cpu'));

  const smooth = catalogCases(parseSpec).filter(({ name }) => !name.startsWith('optimizer'));

  it.each(smooth)('of $name does not see the padding', ({ experiment: spec }) =>
    withTrainer({ ...spec, corruption: { id: 'none', params: {} } }, data, (trainer) => {
      const whole = terms(trainer, [3, 1, 4], 3);
      const padded = terms(trainer, [3, 1, 4], 8);
      padded.forEach((value, i) => {
        expect(Math.abs(value - whole[i]!)).toBeLessThanOrEqual(1e-6 * Math.abs(whole[i]!));
      });
    }),
  );

  it('is the mean over images of sums', () =>
    withTrainer(
      {
        ...experiment,
        corruption: { id: 'none', params: {} },
        code: { id: 'plain', params: { size: 3, activation: 'linear' } },
      },
      data,
      (trainer) => {
        const single = [0, 1, 2].map((index) => terms(trainer, [index], 1)[0]!);
        const mean = single.reduce((sum, value) => sum + value, 0) / 3;
        expect(terms(trainer, [0, 1, 2], 4)[0]).toBeCloseTo(mean, 4);
      },
    ));
});

describe('live parameters', () => {
  beforeAll(() => useBackend('cpu'));

  it('act from the next step on', () =>
    withTrainer(experiment, data, (trainer) => {
      const [recon, kl, decay] = terms(trainer, [0, 1], 8);
      trainer.tune({
        ...experiment,
        code: defineExperiment({ code: { ...code, params: { ...code.params, beta: 4 } } }).code,
        regularizers: [{ id: 'weightDecay', params: { lambda: 0.02 } }],
      });
      const tuned = terms(trainer, [0, 1], 8);
      expect(tuned[0]).toBe(recon);
      expect(tuned[1]).toBeCloseTo(4 * kl!, 4);
      expect(tuned[2]).toBeCloseTo(2 * decay!, 4);
    }));

  it('set to zero stop the learning', () =>
    withTrainer(experiment, data, async (trainer) => {
      trainSteps(trainer, 2);
      const weights = async () =>
        (await trainer.save()).tensors.filter(({ name }) => !name.startsWith('adam'));
      const before = await weights();
      trainer.tune({
        ...experiment,
        optimizer: { id: 'adam', params: { learningRate: 0, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } },
      });
      trainSteps(trainer, 2);
      expect(await weights()).toEqual(before);
    }));
});
