/**
 * One phase at work: its batches, its gradients and its steps.
 * Not the order of phases: phases.ts has that. Not the formulas: catalog/phase.ts says what those are.
 */
import type {
  NamedTensorMap,
  Rank,
  Scalar,
  Tensor,
  Tensor1D,
  Tensor2D,
  Variable,
} from '@tensorflow/tfjs-core';
import type { Split } from '#catalog/datasets/data.ts';
import type { Weights } from '#catalog/layer.ts';
import type { Pass } from '#catalog/pass.ts';
import type { PhaseBatch, PhasePlan, PhaseTerm } from '#catalog/phase.ts';
import type { Noise } from '#catalog/tf.ts';
import type { Autoencoder } from '../autoencoder.ts';
import { overwrite } from '../capture/recorders.ts';
import { type Batch, createBatches } from '../data/batches.ts';
import type { Images } from '../data/images.ts';
import { EngineError } from '../engineError.ts';
import { initialValues } from '../network.ts';
import { createNoise } from '../noise.ts';
import { createNotes } from '../notes.ts';
import { formulaTf } from '../operations/formulaTf.ts';
import { createRule, type Optimizer } from '../optimizer.ts';
import { createClock, createPass, scopedNoise } from '../pass.ts';
import { type Baton, createCounter, createSteps, type OwnedSteps } from '../stepping/steps.ts';
import { createUpdateStepper } from '../stepping/updates.ts';
import { tf } from '../tf.ts';

/** What all phases of a training share. */
export interface PhaseSetting {
  readonly seed: number;
  readonly split: Split;
  /** Of which the split is the first part. */
  readonly images: Images;
  readonly batchSize: number;
  readonly autoencoder: Pick<Autoencoder, 'below' | 'codeOf'>;
  /** Every weight of the training by its name. */
  readonly variables: ReadonlyMap<string, Variable>;
  readonly baton: Baton;
  readonly breathe: (() => Promise<void>) | undefined;
}

/** What can be told of a phase before it begins. */
export interface PhaseInfo {
  readonly id: string;
  readonly label: string;
  readonly epochs: number;
  readonly stepsPerEpoch: number;
  readonly terms: readonly string[];
  /** What they are measured in. */
  readonly unit: string;
  /** Whether its model can make up data: Phases.models. */
  readonly isGenerative: boolean;
}

export const describePhase = (plan: PhasePlan, { split, batchSize }: PhaseSetting): PhaseInfo => ({
  id: plan.id,
  label: plan.label,
  epochs: plan.epochs,
  stepsPerEpoch: Math.ceil(split.count / batchSize),
  terms: plan.terms,
  unit: plan.unit,
  isGenerative: plan.model !== undefined,
});

export interface Phase extends OwnedSteps {
  readonly info: PhaseInfo;
  /** Updates of the whole phase. */
  readonly stepsPlanned: number;
  /** What a checkpoint keeps of the phase, besides the weights of the training. */
  readonly state: ReadonlyMap<string, Variable>;
  /** Drops the recording: somebody else moves the variables. */
  forget(): void;
  /** Sets the weights that begin anew to their initial values. */
  refresh(): void;
  /** Leaves to other weights what follows from those that were trained. */
  conclude(): void;
}

/** A phase before its first step; the caller disposes. */
export function createPhase(plan: PhasePlan, setting: PhaseSetting): Phase {
  const { seed, split, images, batchSize, variables, baton, breathe } = setting;
  const weights = findWeights(plan, variables);
  const counter = createCounter();
  const info = describePhase(plan, setting);
  const { stepsPerEpoch } = info;
  const epochs = tf.tidy(() => tf.variable<Rank.R0>(tf.scalar(plan.epochs), false));
  const clock = createClock({ counter, epochs, stepsPerEpoch });
  const named = Object.entries(weights).map(([own, variable]) => ({ name: plan.weights[own]!, variable }));
  const rule = createRule(plan.rule.optimizer, named, () => plan.rule.values(formulaTf, clock));
  const batches = createBatches(split, images, batchSize, seed, plan.readsLabels);
  const learn = learner(plan, weights, setting);
  const update = (step: number): Tensor1D => {
    const noise = scopedNoise(createNoise(seed, 'train', step, counter), plan.id);
    const terms = teach(batches.take(step, counter), { noise, clock, learn, rule });
    counter.assign(tf.add<Scalar>(counter, tf.scalar(1, 'int32')));
    return terms;
  };
  const stepper = createUpdateStepper(rule, update, breathe);
  const { countAt } = batches;
  const steps = createSteps({ stepper, counter, termNames: plan.terms, stepsPerEpoch, countAt, baton });
  return {
    ...steps,
    info,
    forget: stepper.forget,
    stepsPlanned: plan.epochs * stepsPerEpoch,
    state: new Map([...rule.state].map(([name, variable]) => [`${plan.id}/${name}`, variable])),
    refresh: () => refresh(plan, weights, seed),
    conclude: () => conclude(plan, weights, variables),
    dispose() {
      for (const owner of [steps, batches, epochs]) owner.dispose();
    },
  };
}

function refresh({ id, fresh = {} }: PhasePlan, weights: Record<string, Variable>, seed: number): void {
  for (const [name, initializer] of Object.entries(fresh)) {
    const variable = weights[name]!;
    const weight = { shape: variable.shape, initializer, decays: false };
    overwrite(variable, initialValues(weight, seed, `${id}/${name}`));
  }
}

function conclude(
  plan: PhasePlan,
  weights: Record<string, Variable>,
  variables: ReadonlyMap<string, Variable>,
): void {
  const values = tf.tidy(() => plan.finish?.(formulaTf, weights) ?? {});
  for (const [name, value] of Object.entries(values)) {
    findVariable(plan, name, variables).assign(value);
    value.dispose();
  }
}

/** A model of a phase with the weights as they are, in the phase, before it or after it. Run inside tf.tidy. */
export interface PhaseModel {
  readonly id: string;
  readonly label: string;
  /** How many layers of the encoder lie below what it models. */
  readonly below: number;
  /** [chains, inputs] at each mark. */
  fantasies(noise: Noise, chains: number, marks: readonly number[]): readonly Tensor2D[];
  /** [hidden, inputs] */
  filters(): Tensor2D;
}

/** The model of a phase, if it can make up data. */
export function modelOf(plan: PhasePlan, { variables }: PhaseSetting): PhaseModel[] {
  const { id, label, model } = plan;
  if (!model) return [];
  const weights = findWeights(plan, variables);
  const { below } = model;
  return [
    {
      ...{ id, label, below },
      fantasies: (noise, chains, marks) => model.fantasies(formulaTf, weights, noise, chains, marks),
      filters: () => model.filters(formulaTf, weights),
    },
  ];
}

function findVariable({ id }: PhasePlan, name: string, variables: ReadonlyMap<string, Variable>): Variable {
  const variable = variables.get(name);
  if (variable) return variable;
  throw new EngineError('phase/weight', `The phase ${id} trains ${name}, which this network does not have.`);
}

function findWeights(plan: PhasePlan, variables: ReadonlyMap<string, Variable>): Record<string, Variable> {
  return Object.fromEntries(
    Object.entries(plan.weights).map(([own, name]) => [own, findVariable(plan, name, variables)]),
  );
}

interface Teaching extends Pick<Pass, 'noise' | 'clock'> {
  readonly learn: ReturnType<typeof learner>;
  readonly rule: Optimizer;
}

/** Moves the weights by what a batch teaches, those that it trains and those that follow it. @returns [terms] */
function teach(batch: Batch, { noise, clock, learn, rule }: Teaching): Tensor1D {
  const notes = createNotes();
  try {
    const pass = { ...createPass('train', noise, clock, notes.remember), weights: batch.weights };
    const { terms, gradients } = learn(batch, pass);
    rule.apply(gradients);
    notes.takeEffect();
    return terms;
  } finally {
    notes.dispose();
  }
}

interface Learnt {
  /** [terms] */
  readonly terms: Tensor1D;
  /** By the variables' own names. */
  readonly gradients: NamedTensorMap;
}

/** What a batch teaches. */
function learner(plan: PhasePlan, weights: Record<string, Variable>, { autoencoder }: PhaseSetting) {
  const { learning } = plan;
  return (batch: Batch, pass: Pass): Learnt => {
    const seen: PhaseBatch = {
      ...{ x: batch.x, weights: batch.weights, labels: batch.labels },
      below: (layers) => autoencoder.below(batch.x, layers),
      code: (mode) => autoencoder.codeOf(batch.x, { ...pass, mode }).z,
    };
    if (learning.kind === 'estimate') {
      const { terms, gradients } = learning.estimate(formulaTf, weights, seen, pass);
      return { terms: stackedMeans(terms, batch), gradients: byVariable(gradients, weights) };
    }
    let terms: Tensor1D | undefined;
    try {
      const { grads } = tf.variableGrads(() => {
        terms = tf.keep(stackedMeans(learning.terms(formulaTf, weights, seen, pass), batch));
        return tf.sum<Scalar>(terms);
      }, Object.values(weights));
      return { terms: terms!, gradients: grads };
    } catch (error) {
      terms?.dispose();
      throw error;
    }
  };
}

const byVariable = (gradients: Weights, weights: Record<string, Variable>): NamedTensorMap =>
  Object.fromEntries(
    Object.entries(weights).map(([own, variable]): [string, Tensor] => [variable.name, gradients[own]!]),
  );

const stackedMeans = (terms: readonly PhaseTerm[], { weights }: Batch): Tensor1D =>
  tf.reshape<Rank.R1>(
    tf.stack(terms.map((term) => (term.rank === 0 ? term : tf.sum<Scalar>(tf.mul<Tensor>(term, weights))))),
    [terms.length],
  );
