/**
 * An experiment is a value: these types, its defaults, and which combinations make sense.
 * Not its parser: protocol/parseSpec.ts checks what comes from outside.
 */
import { type Choice, type ChoiceInfo, findChoice } from './choice.ts';
import type { Feature } from './codes/code.ts';
import { codes } from './codes/index.ts';
import type { corruptions } from './corruptions/index.ts';
import type { datasets } from './datasets/index.ts';
import type { losses } from './losses/index.ts';
import type { networks } from './networks/index.ts';
import type { optimizers } from './optimizers/index.ts';
import type { ParamValues } from './params.ts';
import type { pretrainings } from './pretraining/index.ts';
import { regularizers } from './regularizers/index.ts';
import type { trainingParams } from './training.ts';

type CodeChoice = Choice<typeof codes>;
export type RegularizerChoice = Choice<typeof regularizers>;

export interface ExperimentSpec {
  readonly version: 1;
  readonly seed: number;
  readonly dataset: Choice<typeof datasets>;
  readonly corruption: Choice<typeof corruptions>;
  readonly network: Choice<typeof networks>;
  readonly code: CodeChoice;
  readonly loss: Choice<typeof losses>;
  readonly regularizers: readonly RegularizerChoice[];
  readonly pretraining: Choice<typeof pretrainings>;
  readonly optimizer: Choice<typeof optimizers>;
  readonly training: ParamValues<typeof trainingParams>;
}

interface Needing extends ChoiceInfo {
  readonly needs: readonly Feature[];
}
interface Providing extends ChoiceInfo {
  readonly provides: readonly Feature[];
}

/** Those entries of a registry whose needs a code meets. */
export type Compatible<Entry extends Needing, Code extends Providing> = Entry extends Needing
  ? Entry['needs'][number] extends Code['provides'][number]
    ? Entry
    : never
  : never;

type CodeEntry<Id extends string> = Extract<(typeof codes)[number], { readonly id: Id }>;
type CompatibleChoice<Id extends string> = Choice<
  readonly Compatible<(typeof regularizers)[number], CodeEntry<Id>>[]
>;

/** The default experiment: a deep autoencoder with a code of two units. */
export const defaultExperiment: ExperimentSpec = {
  version: 1,
  seed: 42,
  dataset: { id: 'mnist', params: {} },
  corruption: { id: 'none', params: {} },
  network: { id: 'dense', params: { widths: [512, 256], activation: 'relu' } },
  code: { id: 'plain', params: { size: 2, activation: 'linear' } },
  loss: { id: 'bernoulli', params: {} },
  regularizers: [],
  pretraining: { id: 'none', params: {} },
  optimizer: { id: 'adam', params: { learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } },
  training: { batchSize: 128, epochs: 10 },
};

/** An experiment from its differences to the default one. A regularizer whose needs the code does not meet
 *  does not compile. */
export function defineExperiment<const Code extends CodeChoice>(
  parts: Partial<Omit<ExperimentSpec, 'version' | 'code' | 'regularizers'>> & {
    readonly code: Code;
    readonly regularizers?: readonly CompatibleChoice<Code['id']>[];
  },
): ExperimentSpec {
  return { ...defaultExperiment, ...parts };
}

/** Why a regularizer cannot go with a code, in plain words; undefined if it can. */
export function incompatibility(codeId: string, regularizerId: string): string | undefined {
  return missingFeatures(findChoice(codes, codeId), findChoice<Needing>(regularizers, regularizerId));
}

/** The same for two entries, of whatever registry. */
export function missingFeatures(code: Providing, regularizer: Needing): string | undefined {
  const missing = regularizer.needs.filter((feature) => !code.provides.includes(feature));
  if (missing.length === 0) return undefined;
  return `${regularizer.label} needs ${missing.join(' and ')}, which the code "${code.label}" does not have: choose another code or remove ${regularizer.label}.`;
}
