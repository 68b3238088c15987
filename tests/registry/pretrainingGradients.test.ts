/** The gradient of every phase that descends one, against central differences. Phases that estimate: tests/exact. */
import type { Scalar, Variable } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { createAutoencoder } from '#engine/autoencoder.ts';
import { createAuxiliaryNetworks } from '#engine/auxiliaryNetworks.ts';
import { gatherBatch } from '#engine/data/batches.ts';
import { generatedImages } from '#engine/gradientCases.ts';
import { createHyperparameters } from '#engine/hyperparameters.ts';
import { createNoise } from '#engine/noise.ts';
import { formulaTf } from '#engine/operations/formulaTf.ts';
import { createClock, createPass } from '#engine/pass.ts';
import { planPhases } from '#engine/phases/planPhases.ts';
import { normal } from '#engine/random.ts';
import { tf } from '#engine/tf.ts';
import { useBackend } from '../support/backends.ts';
import { inFloat64 } from '../support/float64.ts';
import { pretrainingCases, withPretraining } from '../support/pretraining.ts';

const small = generatedImages();
const cases = [
  ...pretrainingCases(),
  {
    name: 'greedy between layers of tanh',
    experiment: withPretraining({ id: 'greedy', params: { kind: 'plain' } }, 'tanh'),
  },
].filter(({ experiment }) => experiment.pretraining.id !== 'rbm');

describe.each(cases)('the phases of $name', ({ experiment }) => {
  beforeAll(() => useBackend('cpu'));

  it('have the gradients that central differences find, weight by weight, in float64', () => {
    for (const { name, found, expected, scale } of inFloat64(() => slopesOf(experiment))) {
      expect(scale, name).toBeGreaterThan(0);
      expect(Math.abs(found - expected), name).toBeLessThan(1e-7 * scale);
    }
  });
});

/** The slope of each descending phase along a direction in each of its weights, as told and by differences. */
function slopesOf(experiment: ExperimentSpec) {
  const hyperparameters = createHyperparameters(experiment);
  const counter = tf.scalar(1, 'int32');
  const clock = createClock({ counter, epochs: hyperparameters.epochs, stepsPerEpoch: 3 });
  const autoencoder = createAutoencoder(experiment, small, hyperparameters, clock);
  const auxiliaries = createAuxiliaryNetworks(experiment, small, hyperparameters);
  const variables = new Map(
    [autoencoder, ...auxiliaries].flatMap((owner) =>
      owner.variables.map(({ name, variable }) => [name, variable] as const),
    ),
  );
  const { x, weights } = gatherBatch(small.train, 36, [0, 1, 2, 3, 4], 8);
  const pass = createPass('train', createNoise(1, 'train', 0), clock);
  const batch = {
    ...{ x, weights, labels: tf.tensor1d([0, 1, 2, 0, 1, 0, 0, 0], 'int32') },
    below: (layers: number) => autoencoder.below(x, layers),
    code: () => autoencoder.codeOf(x, pass).z,
  };
  const slopes = planPhases(experiment, small, hyperparameters, auxiliaries).flatMap((plan) => {
    const { learning } = plan;
    if (learning.kind !== 'descent') return [];
    const own = Object.fromEntries(
      Object.entries(plan.weights).map(([role, name]) => [role, variables.get(name)!]),
    );
    const total = () =>
      tf.addN<Scalar>(
        learning
          .terms(formulaTf, own, batch, pass)
          .map((term) => (term.rank === 0 ? tf.sum<Scalar>(term) : tf.sum<Scalar>(tf.mul(term, weights)))),
      );
    return Object.entries(own).map(([role, variable]) => slopeAlong(`${plan.id} ${role}`, variable, total));
  });
  tf.dispose([x, weights, batch.labels, counter]);
  for (const owner of [autoencoder, ...auxiliaries, hyperparameters]) owner.dispose();
  return slopes;
}

const norm = (values: ArrayLike<number>) =>
  Math.sqrt(Array.from(values, (v) => v ** 2).reduce((a, b) => a + b));

function slopeAlong(name: string, variable: Variable, total: () => Scalar) {
  const STEP = 1e-5;
  const direction = normal(variable.size, { seed: 5, stream: name, counter: 0 });
  return tf.tidy(() => {
    const gradient = tf.variableGrads(total, [variable]).grads[variable.name]!.dataSync<'float32'>().slice();
    const before = tf.clone(variable);
    const at = (distance: number) => {
      variable.assign(tf.add(before, tf.mul(distance, tf.tensor(direction, variable.shape))));
      return total().dataSync()[0]!;
    };
    const expected = (at(STEP) - at(-STEP)) / (2 * STEP);
    variable.assign(before);
    const found = gradient.reduce((sum, value, i) => sum + value * direction[i]!, 0);
    return { name, found, expected, scale: norm(gradient) * norm(direction) };
  });
}
