import type { NamedTensorMap, Rank } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { defineExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import { alive, useBackend } from '../../tests/support/backends.ts';
import { inFloat64 } from '../../tests/support/float64.ts';
import { createHyperparameters } from './hyperparameters.ts';
import { createOptimizer } from './optimizer.ts';
import { createClock } from './pass.ts';
import { tf } from './tf.ts';

beforeAll(() => useBackend('cpu'));

const STEPS = 20;
const plain = { id: 'plain', params: { size: 2, activation: 'linear' } } as const;
const withOptimizer = (optimizer: ExperimentSpec['optimizer']) =>
  defineExperiment({ code: plain, optimizer });

const start = [0.5, -2, 1e-3];
/** The gradient of step t, counted from 1: of changing sign and size, tiny in the last element. */
const gradientAt = (t: number) => [Math.sin(t), 3 * Math.cos(0.7 * t) + 1, 1e-5 * (-1) ** t];

/** Weights after each of 20 updates. */
function run(
  spec: ExperimentSpec,
  between: (t: number) => ExperimentSpec = () => spec,
  stepsPerEpoch = 1,
): number[][] {
  const hyperparameters = createHyperparameters(spec);
  const counter = tf.tidy(() => tf.variable<Rank.R0>(tf.scalar(0, 'int32')));
  const clock = createClock({ counter, epochs: hyperparameters.epochs, stepsPerEpoch });
  const variable = tf.tidy(() => tf.variable(tf.tensor1d(start)));
  const optimizer = createOptimizer(spec, [{ name: 'w', variable }], hyperparameters, clock);
  const path = Array.from({ length: STEPS }, (_, i) => {
    hyperparameters.tune(between(i + 1));
    const gradients: NamedTensorMap = { [variable.name]: tf.tensor1d(gradientAt(i + 1)) };
    optimizer.apply(gradients);
    tf.dispose(gradients);
    tf.tidy(() => counter.assign(tf.add(counter, tf.scalar(1, 'int32'))));
    return [...variable.dataSync()];
  });
  for (const owner of [optimizer, hyperparameters, variable, counter]) owner.dispose();
  return path;
}

type Rule = () => (g: number, t: number) => number;

const adam =
  (rate: (t: number) => number, beta1: number, beta2: number, epsilon: number): Rule =>
  () => {
    let m = 0;
    let v = 0;
    return (g, t) => {
      m = beta1 * m + (1 - beta1) * g;
      v = beta2 * v + (1 - beta2) * g * g;
      return (-rate(t) * (m / (1 - beta1 ** t))) / (Math.sqrt(v / (1 - beta2 ** t)) + epsilon);
    };
  };
const momentum =
  (rate: (t: number) => number, keep: number): Rule =>
  () => {
    let velocity = 0;
    return (g, t) => {
      velocity = keep * velocity + g;
      return -rate(t) * velocity;
    };
  };

const rmsProp =
  (rate: number, decay: number, epsilon: number): Rule =>
  () => {
    let s = 0;
    return (g) => {
      s = decay * s + (1 - decay) * g * g;
      return (-rate * g) / (Math.sqrt(s) + epsilon);
    };
  };
const adagrad =
  (rate: number, epsilon: number): Rule =>
  () => {
    let s = 0;
    return (g) => {
      s += g * g;
      return (-rate * g) / (Math.sqrt(s) + epsilon);
    };
  };

/** The reference, one element at a time in float64. */
function expected(rule: Rule): number[][] {
  const weights = [...start];
  const updates = start.map(rule);
  return Array.from({ length: STEPS }, (_, i) => {
    for (const [element, g] of gradientAt(i + 1).entries()) weights[element]! += updates[element]!(g, i + 1);
    return [...weights];
  });
}

function worst(found: readonly number[][], wanted: readonly number[][]): number {
  return Math.max(...found.flatMap((row, i) => row.map((value, j) => Math.abs(value - wanted[i]![j]!))));
}

const cases = [
  {
    name: 'Adam',
    optimizer: { id: 'adam', params: { learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } },
    rule: adam(() => 0.1, 0.9, 0.999, 1e-8),
  },
  {
    name: 'Adam with an ε that matters',
    optimizer: { id: 'adam', params: { learningRate: 0.01, beta1: 0.5, beta2: 0.9, epsilon: 0.1 } },
    rule: adam(() => 0.01, 0.5, 0.9, 0.1),
  },
  {
    name: 'Adam without memory',
    optimizer: { id: 'adam', params: { learningRate: 0.01, beta1: 0, beta2: 0, epsilon: 1e-8 } },
    rule: adam(() => 0.01, 0, 0, 1e-8),
  },
  {
    name: 'RMSProp',
    optimizer: { id: 'rmsProp', params: { learningRate: 0.01, decay: 0.9, epsilon: 1e-8 } },
    rule: rmsProp(0.01, 0.9, 1e-8),
  },
  {
    name: 'RMSProp with an ε that matters',
    optimizer: { id: 'rmsProp', params: { learningRate: 0.01, decay: 0.5, epsilon: 0.1 } },
    rule: rmsProp(0.01, 0.5, 0.1),
  },
  {
    name: 'Adagrad',
    optimizer: { id: 'adagrad', params: { learningRate: 0.1, epsilon: 1e-8 } },
    rule: adagrad(0.1, 1e-8),
  },
  {
    name: 'momentum',
    optimizer: { id: 'momentum', params: { learningRate: 0.05, momentum: 0.9 } },
    rule: momentum(() => 0.05, 0.9),
  },
  {
    name: 'SGD',
    optimizer: { id: 'sgd', params: { learningRate: 0.05 } },
    rule: momentum(() => 0.05, 0),
  },
] as const;

describe.each(cases)('$name', ({ optimizer, rule }) => {
  const spec = withOptimizer(optimizer);

  it('takes the steps of a scalar reference in float64', () => {
    expect(
      worst(
        inFloat64(() => run(spec)),
        expected(rule),
      ),
    ).toBeLessThan(1e-12);
  });

  it('takes them in float32 up to rounding', () => {
    expect(worst(run(spec), expected(rule))).toBeLessThan(1e-4 * optimizer.params.learningRate * STEPS);
  });

  it('leaves nothing behind', () => {
    const before = alive();
    run(spec);
    expect(alive()).toEqual(before);
  });
});

describe('a live learning rate', () => {
  const rate = (t: number) => (t <= 10 ? 0.1 : 0.01);

  it('applies from the next step on and keeps what the optimizer remembers', () => {
    const spec = (learningRate: number) =>
      withOptimizer({ id: 'adam', params: { learningRate, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } });
    const found = inFloat64(() => run(spec(0.1), (t) => spec(rate(t))));
    expect(worst(found, expected(adam(rate, 0.9, 0.999, 1e-8)))).toBeLessThan(1e-12);
  });

  it('does so beside a live momentum', () => {
    const spec = (learningRate: number, keep: number) =>
      withOptimizer({ id: 'momentum', params: { learningRate, momentum: keep } });
    const found = inFloat64(() => run(spec(0.1, 0.5), (t) => spec(rate(t), 0.5)));
    expect(worst(found, expected(momentum(rate, 0.5)))).toBeLessThan(1e-12);
  });
});

describe('a schedule', () => {
  const STEPS_PER_EPOCH = 4;
  const rated = (learningRate: number, schedule: ExperimentSpec['schedule']): ExperimentSpec => ({
    ...withOptimizer({ id: 'adam', params: { learningRate, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } }),
    schedule,
  });
  const falling = { id: 'steps', params: { every: 2, factor: 0.1 } } as const;
  /** The rate of update t, counted from 1. */
  const factor = (t: number) => 0.1 ** Math.floor((t - 1) / (2 * STEPS_PER_EPOCH));

  it('multiplies the learning rate by where the clock stands before each update', () => {
    const found = inFloat64(() => run(rated(0.1, falling), undefined, STEPS_PER_EPOCH));
    expect(worst(found, expected(adam((t) => 0.1 * factor(t), 0.9, 0.999, 1e-8)))).toBeLessThan(1e-12);
  });

  it('leaves the learning rate live, and is so itself', () => {
    const rate = (t: number) => (t <= 10 ? 0.1 : 0.03);
    const every = (t: number) => (t <= 15 ? 2 : 1);
    const spec = (t: number) => rated(rate(t), { id: 'steps', params: { every: every(t), factor: 0.1 } });
    const found = inFloat64(() => run(spec(1), spec, STEPS_PER_EPOCH));
    const at = (t: number) => rate(t) * 0.1 ** Math.floor((t - 1) / (every(t) * STEPS_PER_EPOCH));
    expect(worst(found, expected(adam(at, 0.9, 0.999, 1e-8)))).toBeLessThan(1e-12);
  });
});
