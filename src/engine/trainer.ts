/**
 * Trains one experiment, one update at a time: `step()` is the primitive.
 * Not a loop: pacing, cancelling and yielding belong to whoever calls it.
 */
import type { Rank, Tensor1D } from '@tensorflow/tfjs-core';
import type { Data } from '#catalog/datasets/data.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { type Autoencoder, createAutoencoder } from './autoencoder.ts';
import { overwrite } from './capture/recorders.ts';
import { type Checkpoint, type Kept, restoreCheckpoint, saveCheckpoint } from './checkpoint.ts';
import { createBatches } from './data/batches.ts';
import { createImages, type Images } from './data/images.ts';
import { createHyperparameters } from './hyperparameters.ts';
import { createNoise } from './noise.ts';
import { createObjective, type Objective } from './objective.ts';
import { createClock, createPass } from './pass.ts';
import { createStepper } from './stepping/createStepper.ts';
import type { Stepper } from './stepping/stepper.ts';
import { tf } from './tf.ts';

export interface Trainer {
  readonly autoencoder: Autoencoder;
  readonly objective: Objective;
  /** Of the whole data set, on this backend; disposed with the trainer. */
  readonly images: Images;
  /** Names of the terms, in the order in which step() gives them. */
  readonly termNames: readonly string[];
  readonly stepsPerEpoch: number;
  readonly parameters: number;
  /** Updates made so far. */
  stepsDone(): number;
  /** Images in the batch of an update, counted from 0. */
  countAt(step: number): number;
  /** One update: batch → corruption → encoder → code → decoder → terms → optimizer.
   *  @returns [terms] of this batch before the update, per image; the caller disposes. Their sum is the total. */
  step(): Tensor1D;
  /** n updates, 1 ≤ n ≤ MOST_STEPS: recorded once and replayed where the backend can, else one step() after the other.
   *  @returns [n, terms] as step() gives them, row by row */
  run(n: number): Promise<Float32Array>;
  /** How run() makes its updates; undefined before the first. */
  captured: Stepper['captured'];
  /** Takes over the live parameters of an experiment that is otherwise the same. */
  tune(spec: ExperimentSpec): void;
  save(): Promise<Checkpoint>;
  /** @throws EngineError "checkpoint/mismatch" */
  restore(checkpoint: Checkpoint): void;
  dispose(): void;
}

/** A trainer with the initial weights of the experiment's seed, on the current backend; the caller disposes.
 *  @param breathe awaited now and then while steps are recorded, so that others get their turn
 *  @throws EngineError "backend/memory" where the network does not fit; then nothing is left of it */
export function createTrainer(spec: ExperimentSpec, data: Data, breathe?: () => Promise<void>): Trainer {
  const before = new Set(Object.values(tf.engine().registeredVariables));
  try {
    return buildTrainer(spec, data, breathe);
  } catch (error) {
    tf.dispose(Object.values(tf.engine().registeredVariables).filter((variable) => !before.has(variable)));
    throw error;
  }
}

function buildTrainer(spec: ExperimentSpec, data: Data, breathe?: () => Promise<void>): Trainer {
  const pixels = data.width * data.height;
  const hyperparameters = createHyperparameters(spec);
  const trainCount = data.train.count;
  // The number of updates made, where recorded steps find it.
  const counter = tf.tidy(() => tf.variable<Rank.R0>(tf.scalar(0, 'int32'), false));
  const stepsPerEpoch = Math.ceil(trainCount / spec.training.batchSize);
  const clock = createClock({ counter, epochs: hyperparameters.epochs, stepsPerEpoch });
  const autoencoder = createAutoencoder(spec, data, hyperparameters, clock);
  const objective = createObjective({ spec, image: data, trainCount, autoencoder, hyperparameters, clock });
  const termNames = namesOfTerms(objective, pixels, spec.seed);
  const images = createImages(data);
  const batches = createBatches(data.train, images, spec.training.batchSize, spec.seed);
  const { variables } = autoencoder;
  const stepper = orElse(images.dispose, () =>
    createStepper({ spec, hyperparameters, objective, batches, variables, counter, breathe }),
  );
  const state = new Map<string, Kept>([
    ...variables.map(({ name, variable }) => [name, variable] as const),
    ...stepper.state,
  ]);
  let stepsDone = 0;

  return {
    autoencoder,
    objective,
    images,
    termNames,
    stepsPerEpoch,
    parameters: variables.reduce((sum, { variable, isTrained }) => sum + (isTrained ? variable.size : 0), 0),
    stepsDone: () => stepsDone,
    countAt: batches.countAt,
    step() {
      const terms = stepper.step(stepsDone);
      stepsDone++;
      return terms;
    },
    async run(n) {
      const rows = await stepper.run(stepsDone, n);
      stepsDone += n;
      return rows;
    },
    captured: stepper.captured,
    tune: hyperparameters.tune,
    save: () => saveCheckpoint(stepsDone, state),
    restore(checkpoint) {
      restoreCheckpoint(checkpoint, state);
      stepsDone = checkpoint.step;
      overwrite(counter, Int32Array.of(stepsDone));
    },
    dispose() {
      for (const owner of [stepper, autoencoder, hyperparameters, images, counter]) owner.dispose();
    },
  };
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
