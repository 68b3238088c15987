/**
 * An experiment is a value: these types, its defaults, and which combinations make sense.
 * Not its parser: protocol/parseSpec.ts checks what comes from outside.
 */
import {
  type AnyChoice,
  type Choice,
  type ChoiceInfo,
  type Differing,
  findChoice,
  type Surroundings,
} from './choice.ts';
import type { Feature } from './codes/code.ts';
import { codes } from './codes/index.ts';
import type { corruptions } from './corruptions/index.ts';
import type { datasets } from './datasets/index.ts';
import type { losses } from './losses/index.ts';
import type { networks } from './networks/index.ts';
import type { optimizers } from './optimizers/index.ts';
import { defaultValues, type ParamValues } from './params.ts';
import type { pretrainings } from './pretraining/index.ts';
import { regularizers } from './regularizers/index.ts';
import type { schedules } from './schedules/index.ts';
import { type SingleSlot, singleSlots, slotNames } from './slots.ts';
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
  /** Of the learning rate. */
  readonly schedule: Choice<typeof schedules>;
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
type CodeParams<Id extends string> = Extract<CodeChoice, { readonly id: Id }>['params'];
type CompatibleChoice<Id extends string> = Choice<
  readonly Compatible<(typeof regularizers)[number], CodeEntry<Id>>[]
>;

/** The default experiment: a deep autoencoder with a code of two units. */
export const defaultExperiment: ExperimentSpec = {
  version: 1,
  seed: 42,
  dataset: { id: 'mnist', params: {} },
  corruption: { id: 'none', params: {} },
  network: {
    id: 'dense',
    params: { widths: [512, 256], activation: 'relu', normalisation: 'none', dropout: 0, weights: 'own' },
  },
  code: { id: 'plain', params: { size: 2, activation: 'linear' } },
  loss: { id: 'bernoulli', params: {} },
  regularizers: [],
  pretraining: { id: 'none', params: {} },
  optimizer: { id: 'adam', params: { learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } },
  schedule: { id: 'constant', params: {} },
  training: { batchSize: 128, epochs: 10 },
};

type GivenSlots = { readonly [Slot in SingleSlot]?: Differing<ExperimentSpec[Slot]> };

/** An experiment from its differences to the default one; parameters that are not given take the defaults of their
 *  choice. A regularizer whose needs the code does not meet does not compile. */
export function defineExperiment<const Id extends CodeChoice['id']>(
  parts: Omit<GivenSlots, 'code'> &
    Partial<Pick<ExperimentSpec, 'seed' | 'training'>> & {
      readonly code: { readonly id: Id; readonly params?: Partial<CodeParams<Id>> };
      readonly regularizers?: readonly Differing<CompatibleChoice<Id>>[];
    },
): ExperimentSpec {
  const { seed = defaultExperiment.seed, training = defaultExperiment.training, ...slots } = parts;
  const chosen = slotNames.flatMap((slot) => {
    const given = slots[slot];
    return given ? [[slot, completed(singleSlots[slot], given)] as const] : [];
  });
  const penalties = slots.regularizers?.map((given) => completed(regularizers, given)) ?? [];
  return {
    ...{ ...defaultExperiment, seed, training },
    ...Object.fromEntries<unknown>([...chosen, ['regularizers', penalties]]),
  };
}

/** A choice with all its parameters. */
function completed(
  registry: readonly ChoiceInfo[],
  { id, params }: { readonly id: string; readonly params?: object },
): AnyChoice {
  return { id, params: { ...defaultValues(findChoice(registry, id).params), ...params } };
}

/** Something in an experiment that cannot go with the rest. */
export interface Obstacle {
  /** Where it stands: "network", "regularizers[1]". */
  readonly path: string;
  /** Why, and what to change, in a sentence. */
  readonly reason: string;
}

/** Everything in an experiment that cannot go with the rest. */
export function obstaclesOf(experiment: Surroundings): readonly Obstacle[] {
  const code = findChoice<Providing>(codes, experiment.code.id);
  const ofSlots = slotNames.map((slot) => {
    const { id, params } = experiment[slot];
    return {
      path: slot,
      reason: findChoice<ChoiceInfo>(singleSlots[slot], id).obstacle?.(params, experiment),
    };
  });
  const ofRegularizers = experiment.regularizers.map(({ id, params }, i) => {
    const entry = findChoice<Needing>(regularizers, id);
    const reason = missingFeatures(code, entry) ?? entry.obstacle?.(params, experiment);
    return { path: `regularizers[${i}]`, reason };
  });
  return [...ofSlots, ...ofRegularizers].filter((found): found is Obstacle => found.reason !== undefined);
}

/** What a regularizer needs and a code does not have, in plain words; undefined if it has all. */
export function missingFeatures(code: Providing, regularizer: Needing): string | undefined {
  const missing = regularizer.needs.filter((feature) => !code.provides.includes(feature));
  if (missing.length === 0) return undefined;
  return `${regularizer.label} needs ${missing.join(' and ')}, which the code "${code.label}" does not have: choose another code or remove ${regularizer.label}.`;
}
