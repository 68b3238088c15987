/** Every choice of every slot trains: deterministically, without leaking, and downhill. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { catalogCases, generatedImages } from '#engine/gradientCases.ts';
import { createTrainer } from '#engine/trainer.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import { alive, useBackend } from '../support/backends.ts';
import { stateBytes, stepTotal, trainSteps, withTrainer } from '../support/training.ts';

const data = generatedImages();
const cases = catalogCases(parseSpec);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** As it is, for one epoch; a schedule, which may end at a rate of 0, for all steps of the test. */
const planned = (experiment: ExperimentSpec): ExperimentSpec =>
  experiment.schedule.id === 'constant'
    ? experiment
    : { ...experiment, training: { ...experiment.training, epochs: 11 } };

beforeAll(() => useBackend('cpu'));

describe.each(cases)('$name', ({ experiment }) => {
  const after5 = (seed: number) =>
    withTrainer({ ...experiment, seed }, data, (trainer) => {
      trainSteps(trainer, 5);
      return stateBytes(trainer);
    });

  it('gives the same bytes from the same seed, and others from another', async () => {
    const first = await after5(1);
    expect(await after5(1)).toEqual(first);
    expect(await after5(2)).not.toEqual(first);
  });

  it('leaks no tensor in a step, and none at all once disposed', () => {
    const before = alive();
    const trainer = createTrainer(experiment, data);
    const created = alive();
    for (let i = 0; i < 5; i++) {
      trainer.step().dispose();
      trainer.tune(experiment);
      expect(alive()).toEqual(created);
    }
    trainer.dispose();
    expect(alive()).toEqual(before);
  });

  it('lowers the loss', () =>
    withTrainer(planned(experiment), data, (trainer) => {
      const totals = trainSteps(trainer, 33);
      expect(totals.every(Number.isFinite)).toBe(true);
      // After one epoch the objective itself stays the same, whatever is warmed up or lowered.
      const settled = totals.slice(trainer.stepsPerEpoch);
      // Means over two epochs: batches differ, and so does the noise.
      expect(mean(settled.slice(-6))).toBeLessThan(mean(settled.slice(0, 6)));
    }));

  it('reports terms that add up to the objective, reconstruction first', () =>
    withTrainer(experiment, data, (trainer) => {
      expect(trainer.termNames[0]).toBe('reconstruction');
      expect(new Set(trainer.termNames).size).toBe(trainer.termNames.length);
      const terms = trainer.step();
      expect(terms.shape).toEqual([trainer.termNames.length]);
      terms.dispose();
      expect(stepTotal(trainer)).toBeGreaterThan(0);
    }));
});
