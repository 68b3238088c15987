/**
 * Trains one experiment, one update at a time: `step()` is the primitive.
 * Not a loop: pacing, cancelling and yielding belong to whoever calls it.
 */
import type { Data } from '#catalog/datasets/data.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { allOrNothing } from './allOrNothing.ts';
import { type Autoencoder, createAutoencoder } from './autoencoder.ts';
import { type AuxiliaryNetwork, createAuxiliaryNetworks } from './auxiliaryNetworks.ts';
import { type Checkpoint, type Kept, restoreCheckpoint, saveCheckpoint } from './checkpoint.ts';
import { createBatches } from './data/batches.ts';
import { createImages, type Images } from './data/images.ts';
import { createDiscriminators } from './discriminators.ts';
import { createHorizon, type Horizon } from './horizon.ts';
import { createHyperparameters } from './hyperparameters.ts';
import type { NamedVariable } from './layers.ts';
import { createNoise } from './noise.ts';
import { createObjective, type Objective } from './objective.ts';
import { createClock, createPass } from './pass.ts';
import type { PhaseSetting } from './phases/phase.ts';
import { createPhases, type Phases } from './phases/phases.ts';
import { planPhases } from './phases/planPhases.ts';
import { createStepper } from './stepping/createStepper.ts';
import { createBaton, createCounter, createSteps, type Steps } from './stepping/steps.ts';
import { tf } from './tf.ts';

export interface Trainer extends Steps {
  readonly autoencoder: Autoencoder;
  readonly objective: Objective;
  /** Networks that its loss and regularizers bring along. */
  readonly auxiliaries: readonly AuxiliaryNetwork[];
  /** Of the whole data set, on this backend; disposed with the trainer. */
  readonly images: Images;
  readonly parameters: number;
  /** What comes before the main training, whose own steps count from 0 and are those of the trainer itself: whoever trains
   *  makes the steps of `phases.current()` until there is none. */
  readonly phases: Pick<Phases, 'infos' | 'models' | 'current' | 'skip'>;
  /** Takes over the live parameters of an experiment that is otherwise the same. */
  tune(spec: ExperimentSpec): void;
  /** Takes over weights and nothing else: neither the optimizer's state nor a position.
   *  @throws EngineError "checkpoint/mismatch" */
  adopt(weights: Checkpoint['tensors']): void;
  save(): Promise<Checkpoint>;
  /** @throws EngineError "checkpoint/mismatch" */
  restore(checkpoint: Checkpoint): void;
  dispose(): void;
}

/** A trainer with the initial weights of the experiment's seed, on the current backend; the caller disposes.
 *  @param breathe awaited now and then while steps are recorded, so that others get their turn
 *  @throws EngineError "backend/memory" where the network does not fit; then nothing is left of it */
export function createTrainer(spec: ExperimentSpec, data: Data, breathe?: () => Promise<void>): Trainer {
  return allOrNothing(() => buildTrainer(spec, data, breathe));
}

/** The main training and everything that it works with. */
function createMain(spec: ExperimentSpec, data: Data, { baton, breathe }: Shared) {
  const { seed, training } = spec;
  const hyperparameters = createHyperparameters(spec);
  const counter = createCounter();
  const stepsPerEpoch = Math.ceil(data.train.count / training.batchSize);
  const clock = createClock({ counter, epochs: hyperparameters.epochs, stepsPerEpoch });
  const autoencoder = createAutoencoder(spec, data, hyperparameters, clock);
  const auxiliaries = createAuxiliaryNetworks(spec, data, hyperparameters);
  const discriminators = createDiscriminators(auxiliaries, clock);
  const objective = createObjective({
    ...{ spec, image: data, autoencoder, auxiliaries, hyperparameters, clock },
  });
  const termNames = namesOfTerms(objective, data.width * data.height, seed);
  const images = createImages(data);
  const { variables } = autoencoder;
  const { batches, stepper } = orElse(images.dispose, () => {
    const batches = createBatches(data.train, images, training.batchSize, seed);
    const parts = { spec, hyperparameters, objective, batches, variables, discriminators, counter, breathe };
    return { batches, stepper: createStepper(parts) };
  });
  const { countAt } = batches;
  const steps = createSteps({ stepper, counter, termNames, stepsPerEpoch, countAt, baton });
  return {
    ...{ hyperparameters, autoencoder, auxiliaries, objective, images, steps },
    weights: byName([...variables, ...auxiliaries.flatMap((auxiliary) => auxiliary.variables)]),
    state: new Map([...stepper.state, ...discriminators.state]),
    parameters: variables.reduce((sum, { variable, isTrained }) => sum + (isTrained ? variable.size : 0), 0),
    dispose() {
      for (const owner of [steps, autoencoder, discriminators, ...auxiliaries]) owner.dispose();
      for (const owner of [hyperparameters, batches, images]) owner.dispose();
    },
  };
}

const byName = (variables: readonly NamedVariable[]) =>
  new Map(variables.map(({ name, variable }) => [name, variable]));

type Shared = Pick<PhaseSetting, 'baton' | 'breathe'>;

function buildTrainer(spec: ExperimentSpec, data: Data, breathe?: () => Promise<void>): Trainer {
  const shared: Shared = { baton: createBaton(), breathe };
  const main = createMain(spec, data, shared);
  const { hyperparameters, autoencoder, auxiliaries, objective, images, parameters, steps, weights } = main;
  const { batchSize, epochs } = spec.training;
  const phases = orElse(images.dispose, () =>
    createPhases(planPhases(spec, data, hyperparameters, auxiliaries), {
      ...{ ...shared, seed: spec.seed, split: data.train, images, batchSize, autoencoder },
      variables: weights,
    }),
  );
  const stateWith = (ofPhase: ReadonlyMap<string, Kept>) =>
    new Map<string, Kept>([...weights, ...main.state, ...ofPhase]);
  const horizon = createHorizon(epochs, steps.stepsPerEpoch);
  let planned = epochs;
  return {
    ...steps,
    ...{ autoencoder, objective, auxiliaries, images, parameters, phases },
    tune(next) {
      planned = next.training.epochs;
      hyperparameters.tune(next);
      hyperparameters.anneal(horizon.plan(planned, steps.stepsDone()));
    },
    adopt: (tensors) => restoreCheckpoint({ step: 0, tensors }, weights),
    save: () => saveCheckpoint(positionOf(steps, phases, horizon), stateWith(phases.state())),
    restore(checkpoint) {
      phases.moveTo(checkpoint.phase, (ofPhase) => restoreCheckpoint(checkpoint, stateWith(ofPhase)));
      steps.moveTo(checkpoint.step);
      hyperparameters.anneal(horizon.moveTo(checkpoint.reached, planned, checkpoint.step));
    },
    dispose() {
      phases.dispose();
      main.dispose();
    },
  };
}

/** Where a training is, for its checkpoint. */
function positionOf(steps: Steps, phases: Phases, horizon: Horizon): Omit<Checkpoint, 'tensors'> {
  const [step, phase] = [steps.stepsDone(), phases.position()];
  const reached = horizon.reached(step);
  return { step, ...(phase && { phase }), ...(reached && { reached }) };
}

/** What `make` makes; after an error of its own, cleans up. */
function orElse<T>(cleanUp: () => void, make: () => T): T {
  try {
    return make();
  } catch (error) {
    cleanUp();
    throw error;
  }
}

/** The terms' names follow from a pass of one black image. */
function namesOfTerms(objective: Objective, pixels: number, seed: number): string[] {
  const pass = createPass('test', createNoise(seed, 'show', 0), objective.clock);
  return tf.tidy(() => [...objective.terms(tf.zeros([1, pixels]), tf.ones([1]), pass).keys()]);
}
