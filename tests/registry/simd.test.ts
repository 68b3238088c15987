/** On the backend of our own for the processor, every choice does what it does on cpu: gradients and updates. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { findOptimizer } from '#catalog/optimizers/find.ts';
import {
  type Case,
  catalogCases,
  createProblem,
  generatedImages,
  gradientsOf,
  type NamedGradient,
} from '#engine/gradientCases.ts';
import { compareGradients } from '#engine/gradientCheck.ts';
import { createHyperparameters } from '#engine/hyperparameters.ts';
import { createOptimizer } from '#engine/optimizer.ts';
import { normal } from '#engine/random.ts';
import { tf } from '#engine/tf.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import { alive, useBackend } from '../support/backends.ts';
import { useSimd, variants } from '../support/simd.ts';

const TOLERANCE = 1e-6;
const UPDATES = 4;

const data = generatedImages();
const cases = catalogCases(parseSpec);
/** Those that update by a formula: a search computes nothing on the backend but the gradients. */
const optimizers = cases.filter(
  ({ name, experiment }) =>
    name.startsWith('optimizer') && findOptimizer(experiment.optimizer.id).kind === 'update',
);

/** Every weight after some updates with gradients that are the same on each backend. */
function updated(experiment: ExperimentSpec): NamedGradient[] {
  const problem = createProblem(experiment, data);
  const hyperparameters = createHyperparameters(experiment);
  const optimizer = createOptimizer(experiment, problem.variables, hyperparameters);
  for (let counter = 0; counter < UPDATES; counter++) {
    tf.tidy(() =>
      optimizer.apply(
        Object.fromEntries(
          problem.variables.map(({ name, variable }) => [
            variable.name,
            tf.tensor(normal(variable.size, { seed: 3, stream: name, counter }), variable.shape),
          ]),
        ),
      ),
    );
  }
  const weights = problem.variables.map(({ name, variable }) => ({
    name,
    values: variable.dataSync<'float32'>().slice(),
  }));
  for (const owner of [optimizer, hyperparameters, problem]) owner.dispose();
  return weights;
}

const gradientsOnCpu = new Map<Case, NamedGradient[]>();
const weightsOnCpu = new Map<Case, NamedGradient[]>();

beforeAll(async () => {
  await useBackend('cpu');
  for (const one of cases) gradientsOnCpu.set(one, await gradientsOf(one.experiment, data));
  for (const one of optimizers) weightsOnCpu.set(one, updated(one.experiment));
});

describe.each(variants)('the $build build on $threads threads', (variant) => {
  beforeAll(() => useSimd(variant));

  it.each(cases.map((one) => [one.name, one] as const))('has the gradient of %s', async (_, one) => {
    const before = alive();
    const found = await gradientsOf(one.experiment, data);
    expect(compareGradients(found, gradientsOnCpu.get(one)!)).toBeLessThanOrEqual(TOLERANCE);
    expect(alive()).toEqual(before);
  });

  it.each(optimizers.map((one) => [one.name, one] as const))('updates as %s', (_, one) => {
    const before = alive();
    expect(compareGradients(updated(one.experiment), weightsOnCpu.get(one)!)).toBeLessThanOrEqual(TOLERANCE);
    expect(alive()).toEqual(before);
  });
});
