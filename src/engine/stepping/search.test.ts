import type { Rank, Scalar } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultExperiment, defineExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import type { SearchDefinition } from '#catalog/optimizers/search.ts';
import { alive, type NodeBackend, useBackend } from '../../../tests/support/backends.ts';
import { inFloat64 } from '../../../tests/support/float64.ts';
import { stateBytes, stepTotal, trainSteps, withTrainer } from '../../../tests/support/training.ts';
import { fitPca } from '../codecs/pca.ts';
import { createBatches } from '../data/batches.ts';
import { createImages } from '../data/images.ts';
import { generatedImages } from '../gradientCases.ts';
import type { Objective } from '../objective.ts';
import { createClock } from '../pass.ts';
import { tf } from '../tf.ts';
import { createTrainer, type Trainer } from '../trainer.ts';
import { createSearchStepper } from './search.ts';

const data = generatedImages();
const between = ['restart', 'continue'] as const;
const optimizers: readonly ExperimentSpec['optimizer'][] = between.flatMap((way) => [
  { id: 'conjugateGradient', params: { lineSearches: 2, curvature: 0.1, between: way } } as const,
  { id: 'lbfgs', params: { lineSearches: 2, pairs: 4, curvature: 0.9, between: way } } as const,
]);

/** Corrupted, drawn, and the last batch of an epoch padded: everything that differs between steps. */
const experimentWith = (optimizer: ExperimentSpec['optimizer']) =>
  defineExperiment({
    corruption: { id: 'masking', params: { rate: 0.3 } },
    network: { id: 'dense', params: { widths: [9], activation: 'elu' } },
    code: { id: 'gaussian', params: { size: 3, beta: 1 } },
    optimizer,
    training: { batchSize: 8, epochs: 5 },
  });

const cases = optimizers.map((optimizer) => ({
  name: `${optimizer.id}, ${Object.values(optimizer.params).at(-1)}`,
  experiment: experimentWith(optimizer),
}));

/** The total on the batch of the last step, with its noise, at the weights that it led to. */
async function totalAfter(trainer: Trainer): Promise<number> {
  const saved = await trainer.save();
  trainer.restore({ ...saved, step: saved.step - 1 });
  const total = stepTotal(trainer);
  trainer.restore(saved);
  return total;
}

describe.each(cases)('$name', ({ experiment }) => {
  describe.each<NodeBackend>(['cpu', 'simd'])('on %s', (backend) => {
    beforeAll(() => useBackend(backend));
    afterAll(() => useBackend('cpu'));

    it('lowers the loss of the very batch and noise that it looked at, in every step', () =>
      withTrainer(experiment, data, async (trainer) => {
        for (let i = 0; i < 7; i++) {
          const before = stepTotal(trainer);
          expect(await totalAfter(trainer)).toBeLessThan(before);
        }
      }));

    it('tells the terms before the step, as other optimizers do', () =>
      withTrainer(experiment, data, async (trainer) => {
        trainSteps(trainer, 3);
        const { tensors } = await trainer.save();
        const { optimizer } = defaultExperiment;
        await withTrainer({ ...experiment, optimizer }, data, async (other) => {
          const own = await other.save();
          const weights = own.tensors.map((kept) => tensors.find(({ name }) => name === kept.name) ?? kept);
          other.restore({ step: 3, tensors: weights });
          const [found, expected] = [trainer.step(), other.step()];
          expect(found.dataSync()).toEqual(expected.dataSync());
          tf.dispose([found, expected]);
        });
      }));

    it('goes on from a checkpoint bit for bit as if it had not been interrupted', async () => {
      const straight = await withTrainer(experiment, data, async (trainer) => {
        const rows = await trainer.run(7);
        return { rows: rows.slice(4 * trainer.termNames.length), bytes: await stateBytes(trainer) };
      });
      await withTrainer(experiment, data, async (trainer) => {
        await trainer.run(4);
        const checkpoint = await trainer.save();
        await trainer.run(2); // elsewhere than the checkpoint
        trainer.restore(structuredClone(checkpoint));
        const rows = await trainer.run(3);
        expect({ rows, bytes: await stateBytes(trainer) }).toEqual(straight);
      });
    });
  });
});

describe('a look', () => {
  beforeAll(() => useBackend('simd'));
  afterAll(() => useBackend('cpu'));

  it('is recorded once and replayed, and lets others have their turn', async () => {
    let breaths = 0;
    const before = alive();
    const trainer = createTrainer(cases[0]!.experiment, data, async () => {
      breaths++;
    });
    await trainer.run(1);
    expect(trainer.captured()).toMatchObject({ mode: 'replayed' });
    const recording = breaths;
    await trainer.run(3);
    expect(breaths - recording).toBeGreaterThanOrEqual(6);
    trainer.dispose();
    expect(alive()).toEqual(before);
  });
});

describe('a linear autoencoder on its whole training set, in float64', () => {
  const SIZE = 2;
  let residual = 0;
  beforeAll(async () => {
    await useBackend('cpu');
    const fitting = fitPca(data.train, 36, SIZE);
    let next = await fitting.next();
    while (!next.done) next = await fitting.next();
    const { totalVariance, eigenvalues } = next.value;
    residual = totalVariance - eigenvalues.reduce((sum, value) => sum + value, 0);
  });

  it.each(optimizers.slice(2))('comes to the variance that PCA discards, by $id', (optimizer) => {
    const linear = defineExperiment({
      network: { id: 'linear', params: {} },
      code: { id: 'plain', params: { size: SIZE, activation: 'linear' } },
      loss: { id: 'squaredError', params: { output: 'linear' } },
      optimizer,
      training: { batchSize: 20, epochs: 100 },
    });
    const totals = inFloat64(() => {
      const trainer = createTrainer(linear, data);
      const found = trainSteps(trainer, 200);
      trainer.dispose();
      return found;
    });
    expect(totals[0]).toBeGreaterThan(2 * residual);
    expect(Math.abs(totals.at(-1)! / residual - 1)).toBeLessThan(1e-9);
  });
});

describe('a stepper by itself', () => {
  beforeAll(() => useBackend('cpu'));

  /** One weight w that is drawn to 1, and an average of it that no gradient moves. */
  function createParts() {
    const scalar = (value: number, dtype: 'float32' | 'int32' = 'float32') =>
      tf.tidy(() => tf.variable<Rank.R0>(tf.scalar(value, dtype)));
    const [weight, average, counter] = [scalar(5), scalar(0), scalar(0, 'int32')];
    const images = createImages(data);
    const objective: Objective = {
      logWeights: undefined,
      clock: createClock({ counter, epochs: tf.scalar(1), stepsPerEpoch: 3 }),
      corrupt: (x) => x,
      terms(_, __, pass) {
        pass.remember(average, tf.add(tf.mul(0.5, average), tf.mul(0.5, weight)));
        return new Map([['distance', tf.square(tf.sub<Scalar>(weight, 1))]]);
      },
    };
    const batches = createBatches(data.train, images, 8, 1);
    const parts = { seed: 1, objective, batches, variables: [weight], untrained: [average], counter };
    return { weight, average, counter, parts };
  }

  /** Goes 1 nearer to zero after three looks. */
  const definition: SearchDefinition = {
    ...{ kind: 'search', id: 'fixed', label: 'Fixed', summary: 'Fixed.', params: {} },
    stepText: () => 'A step is three looks.',
    start: (size, _, make) => {
      const [point, gradient] = [make(size), make(size)];
      return {
        point,
        gradient,
        state: {},
        *step() {
          const value = point[0]!;
          for (const place of [value, value + 7, value - 1]) {
            point[0] = place;
            expect(yield).toBeCloseTo((place - 1) ** 2, 4);
            expect(gradient[0]).toBeCloseTo(2 * (place - 1), 4);
          }
        },
      };
    },
  };

  it.each(['at once', 'soon'])(
    'keeps what the first look of a step noted, once, when stepping %s',
    async (way) => {
      const { weight, average, counter, parts } = createParts();
      const stepper = createSearchStepper({ ...parts, definition, params: {} });
      const averages: number[] = [];
      for (let done = 0; done < 3; done++) {
        if (way === 'soon') await stepper.run(done, 1);
        else stepper.step(done).dispose();
        averages.push(average.dataSync()[0]!);
      }
      // ½ 5; ½ 2.5 + ½ 4; ½ 3.25 + ½ 3
      expect(averages).toEqual([2.5, 3.25, 3.125]);
      expect(weight.dataSync()[0]).toBe(2);
      expect(counter.dataSync()[0]).toBe(3);
    },
  );

  it('whose memory does not fit says so', () => {
    const { parts } = createParts();
    const greedy: SearchDefinition = {
      ...definition,
      start(_, __, make) {
        make(2 ** 40);
        throw new Error('It had room.');
      },
    };
    expect(() => createSearchStepper({ ...parts, definition: greedy, params: {} })).toThrow(
      expect.objectContaining({ code: 'optimizer/memory', message: expect.stringContaining('4096.0 GB') }),
    );
  });
});
