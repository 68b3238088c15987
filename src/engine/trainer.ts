/**
 * Trains one experiment, one update at a time: `step()` is the primitive.
 * Not a loop: pacing, cancelling and yielding belong to whoever calls it.
 */
import type { Rank, Scalar, Tensor1D } from '@tensorflow/tfjs-core';
import type { ImageSet } from '#catalog/datasets/imageSet.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { type Autoencoder, createAutoencoder } from './autoencoder.ts';
import { type Checkpoint, restoreCheckpoint, saveCheckpoint } from './checkpoint.ts';
import { createBatches } from './data/batches.ts';
import { createHyperparameters } from './hyperparameters.ts';
import { createNoise } from './noise.ts';
import { createObjective, type Objective } from './objective.ts';
import { createOptimizer } from './optimizer.ts';
import { tf } from './tf.ts';

export interface Trainer {
  readonly autoencoder: Autoencoder;
  readonly objective: Objective;
  /** Names of the terms, in the order in which step() gives them. */
  readonly termNames: readonly string[];
  readonly stepsPerEpoch: number;
  readonly parameters: number;
  /** Updates made so far. */
  stepsDone(): number;
  /** Images in the batch of the latest update. */
  lastCount(): number;
  /** One update: batch → corruption → encoder → code → decoder → terms → optimizer.
   *  @returns [terms] of this batch before the update, per image; the caller disposes. Their sum is the total. */
  step(): Tensor1D;
  /** Takes over the live parameters of an experiment that is otherwise the same. */
  tune(spec: ExperimentSpec): void;
  save(): Promise<Checkpoint>;
  /** @throws EngineError "checkpoint/mismatch" */
  restore(checkpoint: Checkpoint): void;
  dispose(): void;
}

/** A trainer with the initial weights of the experiment's seed, on the current backend; the caller disposes. */
export function createTrainer(spec: ExperimentSpec, data: ImageSet): Trainer {
  const pixels = data.width * data.height;
  const hyperparameters = createHyperparameters(spec);
  const autoencoder = createAutoencoder(spec, data, hyperparameters);
  const objective = createObjective(spec, autoencoder, hyperparameters);
  const optimizer = createOptimizer(spec, autoencoder.variables, hyperparameters);
  const batches = createBatches(data.train, pixels, spec.training.batchSize, spec.seed);
  const variables = autoencoder.variables.map(({ variable }) => variable);
  const state = new Map([
    ...autoencoder.variables.map(({ name, variable }) => [name, variable] as const),
    ...optimizer.state,
  ]);
  let stepsDone = 0;

  const update = (): Tensor1D => {
    const batch = batches.take(stepsDone);
    const noise = createNoise(spec.seed, 'train', stepsDone);
    let terms: Tensor1D | undefined;
    const { grads } = tf.variableGrads(() => {
      const values = [...objective.terms(batch.x, batch.weights, noise).values()];
      terms = tf.keep(tf.reshape<Rank.R1>(tf.stack(values), [values.length]));
      return tf.addN<Scalar>(values);
    }, variables);
    optimizer.apply(grads);
    stepsDone++;
    return terms!;
  };

  return {
    autoencoder,
    objective,
    termNames: namesOfTerms(objective, pixels, spec.seed),
    stepsPerEpoch: batches.stepsPerEpoch,
    parameters: variables.reduce((sum, variable) => sum + variable.size, 0),
    stepsDone: () => stepsDone,
    lastCount: () => batches.countAt(Math.max(0, stepsDone - 1)),
    step: () => tf.tidy(update),
    tune: hyperparameters.tune,
    save: () => saveCheckpoint(stepsDone, state),
    restore(checkpoint) {
      restoreCheckpoint(checkpoint, state);
      stepsDone = checkpoint.step;
    },
    dispose() {
      for (const owner of [optimizer, autoencoder, hyperparameters]) owner.dispose();
    },
  };
}

/** The terms' names follow from a pass of one black image. */
function namesOfTerms(objective: Objective, pixels: number, seed: number): string[] {
  return tf.tidy(() => [
    ...objective.terms(tf.zeros([1, pixels]), tf.ones([1]), createNoise(seed, 'show', 0)).keys(),
  ]);
}
