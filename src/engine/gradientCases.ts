/**
 * Small experiments that walk every registry, small images to run them on, and their gradients: what tests and the
 * backend check compare.
 * Not tests themselves.
 */
import type { Scalar } from '@tensorflow/tfjs-core';
import type { ChoiceInfo } from '#catalog/choice.ts';
import type { ImageSet, ImageSplit } from '#catalog/datasets/imageSet.ts';
import { defineExperiment, type ExperimentSpec, incompatibility } from '#catalog/experiment.ts';
import { defaultValues } from '#catalog/params.ts';
import { regularizerSlot, singleSlots } from '#catalog/slots.ts';
import { createAutoencoder, type NamedVariable } from './autoencoder.ts';
import { gatherBatch } from './data/batches.ts';
import { createHyperparameters } from './hyperparameters.ts';
import { createNoise } from './noise.ts';
import { createObjective } from './objective.ts';
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

const defaults = ({ id, params }: ChoiceInfo) => ({ id, params: defaultValues(params) });

/** Every value of every choice parameter once, the other parameters at their defaults. */
function variants(entry: ChoiceInfo): { readonly id: string; readonly params: object }[] {
  const options = Object.entries(entry.params).flatMap(([name, param]) =>
    param.kind === 'choice' ? param.options.map(({ value }) => ({ [name]: value })) : [],
  );
  const small = 'widths' in entry.params ? { widths: [9, 5] } : 'size' in entry.params ? { size: 3 } : {};
  const { id, params } = defaults(entry);
  return (options.length === 0 ? [{}] : options).map((option) => ({
    id,
    params: { ...params, ...small, ...option },
  }));
}

/** One case for each choice of each slot that has a formula. */
export function catalogCases(parse: (experiment: object) => ExperimentSpec): Case[] {
  const slots = ['corruption', 'network', 'code', 'loss', 'optimizer'] as const;
  const single = slots.flatMap((slot) =>
    singleSlots[slot].flatMap((entry) =>
      variants(entry).map((choice) => ({
        name: `${slot} ${entry.id} ${Object.values(choice.params).join(' ')}`.trim(),
        experiment: parse({ ...base, [slot]: choice }),
      })),
    ),
  );
  const regularizers = regularizerSlot.map((entry) => {
    const code = singleSlots.code.find(({ id }) => incompatibility(id, entry.id) === undefined)!;
    const choice = { ...base, code: variants(code)[0]!, regularizers: [defaults(entry)] };
    return { name: `regularizer ${entry.id}`, experiment: parse(choice) };
  });
  return [...single, ...regularizers];
}

/** The objective of an experiment as a function of its weights. */
export interface Problem {
  readonly variables: readonly NamedVariable[];
  /** Run inside tf.tidy. */
  total(): Scalar;
  dispose(): void;
}

/** The objective on the first 5 training images (and 3 rows of padding), at weights that are nowhere zero, on the
 *  current backend; the caller disposes. */
export function createProblem(experiment: ExperimentSpec, data: ImageSet): Problem {
  const hyperparameters = createHyperparameters(experiment);
  const autoencoder = createAutoencoder(experiment, data, hyperparameters);
  const objective = createObjective(experiment, autoencoder, hyperparameters);
  for (const { name, variable } of autoencoder.variables) {
    const shift = normal(variable.size, { seed: 11, stream: name, counter: 0 });
    tf.tidy(() => variable.assign(tf.add(variable, tf.mul(0.1, tf.tensor(shift, variable.shape)))));
  }
  const { x, weights } = gatherBatch(data.train, data.width * data.height, [0, 1, 2, 3, 4], 8);
  const noise = createNoise(experiment.seed, 'train', 0);
  return {
    variables: autoencoder.variables,
    total: () => tf.addN<Scalar>([...objective.terms(x, weights, noise).values()]),
    dispose() {
      tf.dispose([x, weights]);
      autoencoder.dispose();
      hyperparameters.dispose();
    },
  };
}

export interface NamedGradient {
  readonly name: string;
  readonly values: Float32Array;
}

/** Gradients of a problem's total by its variables, on the current backend. */
export async function gradientsOf(experiment: ExperimentSpec, data: ImageSet): Promise<NamedGradient[]> {
  const problem = createProblem(experiment, data);
  const gradients = tf.tidy(() => {
    const { grads } = tf.variableGrads(
      problem.total,
      problem.variables.map(({ variable }) => variable),
    );
    return problem.variables.map(({ name, variable }) => ({ name, tensor: grads[variable.name]! }));
  });
  problem.dispose();
  const named = await Promise.all(
    gradients.map(async ({ name, tensor }) => ({ name, values: Float32Array.from(await tensor.data()) })),
  );
  for (const { tensor } of gradients) tensor.dispose();
  return named;
}
