/**
 * Small experiments that walk every registry, small images to run them on, and their gradients: what tests and the
 * backend check compare.
 * Not tests themselves.
 */
import type { Scalar } from '@tensorflow/tfjs-core';
import type { ChoiceInfo } from '#catalog/choice.ts';
import type { Data } from '#catalog/datasets/data.ts';
import type { ImageSet, ImageSplit } from '#catalog/datasets/imageSet.ts';
import { defineExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import { defaultValues, type Param } from '#catalog/params.ts';
import { regularizerSlot, singleSlots } from '#catalog/slots.ts';
import { createAutoencoder } from './autoencoder.ts';
import { createAuxiliaryNetworks } from './auxiliaryNetworks.ts';
import { gatherBatch } from './data/batches.ts';
import { gradientBy, totalOf } from './gradient.ts';
import { createHyperparameters } from './hyperparameters.ts';
import type { NamedVariable } from './layers.ts';
import { createNoise } from './noise.ts';
import { createObjective } from './objective.ts';
import { createClock, createPass } from './pass.ts';
import { normal, uniform } from './random.ts';
import { tf } from './tf.ts';

const SIDE = 6;

function generatedSplit(count: number, stream: string): ImageSplit {
  const levels = uniform(count * SIDE * SIDE, { seed: 7, stream, counter: 0 });
  return {
    images: Uint8Array.from(levels, (level) => Math.floor(level * 256)),
    labels: Uint8Array.from({ length: count }, (_, i) => i % 3),
    count,
  };
}

/** 20 + 10 images of 6 × 6 random grey pixels, always the same. */
export function generatedImages(): ImageSet {
  return {
    kind: 'image',
    train: generatedSplit(20, 'cases/train'),
    test: generatedSplit(10, 'cases/test'),
    width: SIDE,
    height: SIDE,
    classNames: ['a', 'b', 'c'],
  };
}

const base = defineExperiment({
  network: { id: 'dense', params: { widths: [9, 5], activation: 'tanh' } },
  code: { id: 'plain', params: { size: 3, activation: 'linear' } },
  loss: { id: 'squaredError', params: { output: 'linear' } },
  training: { batchSize: 8, epochs: 1 },
});

export interface Case {
  /** Such as "corruption masking". */
  readonly name: string;
  readonly experiment: ExperimentSpec;
}

/** Values that make a choice small, for 6 × 6 pixels. */
const SMALL: Readonly<Record<string, Param['default']>> = {
  ...{ widths: [9, 5], filters: [9, 5], size: 3, k: 2 },
  ...{ vectors: 3, entries: 4 },
};

/** Values that are worth a case beside the default: every one that can be chosen; two of them, where each layer may have its
 *  own; a weight for one layer more; and of a number at 0, which stands for leaving something out, one half-way up, but so
 *  small that a few steps show it. */
function otherValues(param: Param): readonly unknown[] {
  if (param.kind === 'widths') return [];
  if (param.kind === 'weights') return [[1, ...param.default]];
  if (param.kind === 'number') return param.default === 0 ? [Math.min(param.max / 2, 10)] : [];
  const values = param.options.map(({ value }) => value).filter((value) => value !== param.default);
  return param.kind === 'choice' ? values : [...values, values.slice(0, 2)];
}

/** A choice with its defaults, then with each other value of each parameter once, sizes small. */
export function variants(entry: ChoiceInfo): { readonly id: string; readonly params: object }[] {
  const { id } = entry;
  const small = Object.entries(SMALL).filter(([name]) => name in entry.params);
  const params = { ...defaultValues(entry.params), ...Object.fromEntries(small) };
  const changes = Object.entries(entry.params).flatMap(([name, param]) =>
    otherValues(param).map((value) => ({ [name]: value })),
  );
  return [{}, ...changes].map((change) => ({ id, params: { ...params, ...change } }));
}

type Parse = (experiment: object) => ExperimentSpec;

/** What may stand around a choice, the simplest first: some go with few codes or activations only. */
const companies = singleSlots.code.flatMap(variants).flatMap((code) =>
  ['tanh', 'sigmoid'].map((activation) => ({
    ...base,
    network: { id: 'dense', params: { widths: [9, 5], activation } },
    code,
  })),
);

/** The experiment of these parts in the first company that they go with. @throws what the parser throws if there is none */
export function inCompany(parse: Parse, parts: object): ExperimentSpec {
  let refusal: unknown;
  for (const company of companies) {
    try {
      return parse({ ...company, ...parts });
    } catch (error) {
      refusal ??= error;
    }
  }
  throw refusal;
}

/** One case for each choice of each slot that has a formula. */
export function catalogCases(parse: Parse): Case[] {
  const slots = ['corruption', 'network', 'code', 'loss', 'optimizer', 'schedule'] as const;
  const name = (slot: string, { id, params }: ReturnType<typeof variants>[number]) =>
    `${slot} ${id} ${Object.values(params).join(' ')}`.trim();
  const single = slots.flatMap((slot) =>
    singleSlots[slot].flatMap((entry) =>
      variants(entry).map((choice) => ({
        name: name(slot, choice),
        experiment: inCompany(parse, { [slot]: choice }),
      })),
    ),
  );
  const regularizers = regularizerSlot.flatMap((entry) =>
    variants(entry).map((choice) => ({
      name: name('regularizer', choice),
      experiment: inCompany(parse, { regularizers: [choice] }),
    })),
  );
  return [...single, ...regularizers];
}

/** The objective of an experiment as a function of its weights. */
export interface Problem {
  readonly variables: readonly NamedVariable[];
  /** Run inside tf.tidy. */
  total(): Scalar;
  /** What auxiliary networks lower beside it, as functions of their own weights. */
  readonly discriminators: readonly Pick<Problem, 'variables' | 'total'>[];
  dispose(): void;
}

/** The objective on the first 5 training images (and 3 rows of padding), at weights that are nowhere zero, on the
 *  current backend; the caller disposes. */
export function createProblem(experiment: ExperimentSpec, data: Data): Problem {
  const hyperparameters = createHyperparameters(experiment);
  // In the middle of a training: what is annealed has moved.
  const counter = tf.scalar(1, 'int32');
  const clock = createClock({ counter, epochs: hyperparameters.epochs, stepsPerEpoch: 3 });
  const autoencoder = createAutoencoder(experiment, data, hyperparameters, clock);
  const auxiliaries = createAuxiliaryNetworks(experiment, data, hyperparameters);
  const objective = createObjective({
    ...{ spec: experiment, image: data, autoencoder, auxiliaries, hyperparameters, clock },
  });
  const variables = autoencoder.variables.filter(({ isTrained }) => isTrained);
  const others = auxiliaries.flatMap((auxiliary) => auxiliary.variables);
  for (const { name, variable } of [...variables, ...others]) {
    const shift = normal(variable.size, { seed: 11, stream: name, counter: 0 });
    tf.tidy(() => variable.assign(tf.add(variable, tf.mul(0.1, tf.tensor(shift, variable.shape)))));
  }
  const { x, weights } = gatherBatch(data.train, data.width * data.height, [0, 1, 2, 3, 4], 8);
  const pass = createPass('train', createNoise(experiment.seed, 'train', 0), clock);
  return {
    variables,
    total: () => totalOf(objective.terms(x, weights, pass)),
    discriminators: auxiliaries.flatMap(({ beside, variables }) => {
      if (!beside) return [];
      const total = () => {
        let loss: Scalar | undefined;
        objective.terms(x, weights, pass, (forward, own) => {
          loss = beside.loss(forward, own);
        });
        return loss!;
      };
      return [{ variables, total }];
    }),
    dispose() {
      tf.dispose([x, weights, counter]);
      for (const owner of [autoencoder, ...auxiliaries, hyperparameters]) owner.dispose();
    },
  };
}

export interface NamedGradient {
  readonly name: string;
  readonly values: Float32Array;
}

/** Gradients of what a problem and its discriminators lower by the variables of each, on the current backend. */
export async function gradientsOf(experiment: ExperimentSpec, data: Data): Promise<NamedGradient[]> {
  const problem = createProblem(experiment, data);
  const gradients = tf.tidy(() =>
    [problem, ...problem.discriminators].flatMap(({ variables, total }) => {
      const grads = gradientBy(variables, total);
      return variables.map(({ name, variable }) => ({ name, tensor: grads[variable.name]! }));
    }),
  );
  problem.dispose();
  const named = await Promise.all(
    gradients.map(async ({ name, tensor }) => ({ name, values: Float32Array.from(await tensor.data()) })),
  );
  for (const { tensor } of gradients) tensor.dispose();
  return named;
}
