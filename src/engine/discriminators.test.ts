import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defineExperiment, type ExperimentSpec, obstaclesOf } from '#catalog/experiment.ts';
import { alive, type NodeBackend, useBackend } from '../../tests/support/backends.ts';
import { stateBytes, trainSteps, withTrainer } from '../../tests/support/training.ts';
import { generatedImages } from './gradientCases.ts';
import { createTrainer } from './trainer.ts';

const data = generatedImages();

interface Changes {
  readonly lambda?: number;
  /** Of the discriminator. */
  readonly learningRate?: number;
  /** Of the autoencoder. */
  readonly pace?: number;
}

/** Corrupted, drawn, with samples from the prior; the third batch of an epoch is padded. */
const experimentWith = ({ lambda = 2, learningRate = 0.01, pace = 1e-3 }: Changes = {}): ExperimentSpec =>
  defineExperiment({
    corruption: { id: 'masking', params: { rate: 0.3 } },
    network: { id: 'dense', params: { widths: [9], activation: 'elu' } },
    code: { id: 'gaussian', params: { size: 3 } },
    regularizers: [{ id: 'adversary', params: { lambda, learningRate, widths: [12] } }],
    optimizer: { id: 'adam', params: { learningRate: pace } },
    training: { batchSize: 8, epochs: 5 },
  });

const isDiscriminator = (name: string) => name.includes('adversary');

/** The state after some steps: of the discriminator, and of everything else. */
const stateAfter = (steps: number, changes: Changes) =>
  withTrainer(experimentWith(changes), data, async (trainer) => {
    trainSteps(trainer, steps);
    const entries = Object.entries(await stateBytes(trainer));
    return {
      discriminator: Object.fromEntries(entries.filter(([name]) => isDiscriminator(name))),
      rest: Object.fromEntries(entries.filter(([name]) => !isDiscriminator(name))),
    };
  });

beforeAll(() => useBackend('cpu'));

describe('a discriminator', () => {
  it('learns what is its own, and leaves alone what is not', async () => {
    const [slow, fast, heavy] = [
      await stateAfter(1, {}),
      await stateAfter(1, { learningRate: 0.1 }),
      await stateAfter(1, { lambda: 20 }),
    ];
    expect(fast.rest).toEqual(slow.rest);
    expect(fast.discriminator).not.toEqual(slow.discriminator);
    // Its gradient is not weighted by what the autoencoder pays.
    expect(heavy.discriminator).toEqual(slow.discriminator);
    expect(heavy.rest).not.toEqual(slow.rest);
  });

  it('keeps weights and the slots of its own optimizer in the checkpoint', async () => {
    const { discriminator } = await stateAfter(1, {});
    expect(Object.keys(discriminator).sort()).toEqual(
      [
        ...['adversary.0.bias', 'adversary.0.kernel', 'adversary.1.bias', 'adversary.1.kernel'].flatMap(
          (name) => [name, `adversary/adam.mean/${name}`, `adversary/adam.square/${name}`],
        ),
        'adversary/adam.step',
      ].sort(),
    );
  });

  it('comes to see through an autoencoder that stands still', () =>
    withTrainer(experimentWith({ lambda: 1, pace: 1e-6 }), data, (trainer) => {
      const term = trainer.termNames.indexOf('adversary');
      const pulls = Array.from({ length: 150 }, () => {
        const terms = trainer.step();
        const pull = terms.dataSync()[term]!;
        terms.dispose();
        return pull;
      });
      // −log D(x̂): ln 2 where it cannot tell.
      expect(pulls[0]).toBeLessThan(1.5);
      expect(Math.min(...pulls.slice(-3))).toBeGreaterThan(2);
    }));

  it('leaves nothing behind', () => {
    const before = alive();
    const trainer = createTrainer(experimentWith(), data);
    const created = alive();
    trainer.step().dispose();
    expect(alive()).toEqual(created);
    trainer.dispose();
    expect(alive()).toEqual(before);
  });

  it('is refused beside an optimizer that compares losses along a line', () => {
    const optimizer = {
      id: 'lbfgs',
      params: { lineSearches: 2, pairs: 4, curvature: 0.9, between: 'restart' },
    } as const;
    const [obstacle] = obstaclesOf({ ...experimentWith(), optimizer });
    expect(obstacle?.reason).toMatch(/an optimizer such as Adam\.$/);
  });
});

describe.each<NodeBackend>(['cpu', 'simd'])('on %s', (backend) => {
  beforeAll(() => useBackend(backend));
  afterAll(() => useBackend('cpu'));

  it('goes on from a checkpoint bit for bit as if it had not been interrupted', async () => {
    const straight = await withTrainer(experimentWith(), data, async (trainer) => {
      const rows = await trainer.run(7);
      return { rows: rows.slice(4 * trainer.termNames.length), bytes: await stateBytes(trainer) };
    });
    await withTrainer(experimentWith(), data, async (trainer) => {
      await trainer.run(4);
      const checkpoint = await trainer.save();
      await trainer.run(2); // elsewhere than the checkpoint
      trainer.restore(structuredClone(checkpoint));
      const rows = await trainer.run(3);
      if (backend === 'simd') expect(trainer.captured()).toMatchObject({ mode: 'replayed' });
      expect({ rows, bytes: await stateBytes(trainer) }).toEqual(straight);
    });
  });
});
