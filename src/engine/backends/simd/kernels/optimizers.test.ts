import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, it } from 'vitest';
import { optimizers } from '#catalog/optimizers/index.ts';
import type { OptimizerDefinition } from '#catalog/optimizers/optimizer.ts';
import type { SearchDefinition } from '#catalog/optimizers/search.ts';
import { isLive } from '#catalog/params.ts';
import { type Computation, expectSame, onCpu, useSimd, variants } from '../../../../../tests/support/simd.ts';
import { normal } from '../../../random.ts';
import { tf } from '../../../tf.ts';

const STEPS = 20;
const SIZES = [1, 7, 127, 129, 1000];

interface Case {
  readonly optimizer: OptimizerDefinition;
  readonly parameters: Readonly<Record<string, number>>;
  readonly size: number;
}

const settings: Record<string, Record<string, number>[]> = {
  adam: [
    { learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    { learningRate: 0.03, beta1: 0, beta2: 0, epsilon: 1e-3 },
    { learningRate: 0.01, beta1: 0.5, beta2: 0.9, epsilon: 1e-12 },
  ],
  rmsProp: [
    { learningRate: 1e-3, decay: 0.9, epsilon: 1e-8 },
    { learningRate: 0.03, decay: 0, epsilon: 1e-3 },
    { learningRate: 0.01, decay: 0.999, epsilon: 1e-12 },
  ],
  adagrad: [
    { learningRate: 0.01, epsilon: 1e-8 },
    { learningRate: 0.3, epsilon: 0.1 },
  ],
  momentum: [
    { learningRate: 0.01, momentum: 0.9 },
    { learningRate: 0.1, momentum: 0 },
  ],
  sgd: [{ learningRate: 0.3 }],
};

const updating = optimizers
  .map((optimizer: OptimizerDefinition | SearchDefinition) => optimizer)
  .filter((optimizer) => optimizer.kind === 'update');

const cases: Case[] = updating.flatMap((optimizer) =>
  settings[optimizer.id]!.flatMap((parameters) => SIZES.map((size) => ({ optimizer, parameters, size }))),
);

const numbers = (size: number, counter: number) =>
  tf.tensor1d(normal(size, { seed: 1, stream: 'test', counter }));

const slotsOf = ({ optimizer, size }: Case) =>
  Object.fromEntries(optimizer.slots.map((slot) => [slot, tf.zeros([size])]));

/** Value and slots after some steps of the catalog's formula. */
const byFormula = (example: Case) => () => {
  const { optimizer, parameters, size } = example;
  let value: Tensor = numbers(size, 0);
  let slots: Readonly<Record<string, Tensor>> = slotsOf(example);
  for (let t = 1; t <= STEPS; t++) {
    const input = { value, gradient: numbers(size, t), slots, step: tf.scalar(t) };
    ({ value, slots } = optimizer.update(tf, input, parameters));
  }
  return [value, ...Object.values(slots)];
};

/** The same by the kernel. */
const inPlace = (example: Case) => (): Tensor[] => {
  const { optimizer, parameters, size } = example;
  const value = numbers(size, 0);
  const slots = slotsOf(example);
  const live: [string, Scalar][] = [];
  const attributes: Record<string, number> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    if (isLive(optimizer.params[name]!)) live.push([name, tf.scalar(parameter)]);
    else attributes[name] = parameter;
  }
  for (let t = 1; t <= STEPS; t++) {
    const inputs = { value, gradient: numbers(size, t), step: tf.scalar(t), ...slots };
    tf.engine().runKernel(`${optimizer.id}InPlace`, { ...inputs, ...Object.fromEntries(live) }, attributes);
  }
  return [value, ...Object.values(slots)];
};

const runs: Computation[] = cases.map(inPlace);
let expected: Awaited<ReturnType<typeof onCpu>>;

beforeAll(async () => {
  expected = await onCpu(cases.map(byFormula));
});

describe.each(variants)('optimizers in place of the $build build on $threads threads', (variant) => {
  beforeAll(() => useSimd(variant));

  it(`do in ${STEPS} steps what the catalog says`, () => {
    expectSame(runs, expected, 1e-6, (i) => {
      const { optimizer, parameters, size } = cases[i]!;
      return `${optimizer.id} ${JSON.stringify(parameters)} [${size}]`;
    });
  });
});
