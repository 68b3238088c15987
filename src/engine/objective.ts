/**
 * The objective of an experiment: reconstruction loss, the code's own terms and the regularizers, each by its name.
 * Not the gradient: trainer.ts takes it.
 */
import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { findChoice } from '#catalog/choice.ts';
import type { CodeDefinition } from '#catalog/codes/code.ts';
import type { CorruptionDefinition } from '#catalog/corruptions/corruption.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { ImageShape } from '#catalog/layer.ts';
import type { LossDefinition } from '#catalog/losses/loss.ts';
import type { Clock, Pass } from '#catalog/pass.ts';
import type { Forward, RegularizerDefinition } from '#catalog/regularizers/regularizer.ts';
import { regularizerSlot, singleSlots } from '#catalog/slots.ts';
import type { Noise } from '#catalog/tf.ts';
import type { Autoencoder } from './autoencoder.ts';
import type { Hyperparameters } from './hyperparameters.ts';
import { formulaTf } from './operations/formulaTf.ts';
import { scopedNoise } from './pass.ts';
import { tf } from './tf.ts';

/** The terms of one batch, scalars that add up to the total; "reconstruction" comes first. */
export type Terms = ReadonlyMap<string, Scalar>;

export interface Objective {
  /** Of the training that the objective belongs to. */
  readonly clock: Clock;
  /** x̃ from x, both [batch, pixels]. Run inside tf.tidy. */
  corrupt(x: Tensor2D, noise: Noise): Tensor2D;
  /** The terms of a batch: sums over pixels and code units, means over images. Run inside tf.tidy.
   *  @param x [batch, pixels]  @param weights [batch], 1 / (number of images) for an image, 0 for padding */
  terms(x: Tensor2D, weights: Tensor1D, pass: Pass): Terms;
}

export interface ObjectiveParts {
  readonly spec: ExperimentSpec;
  readonly image: ImageShape;
  /** Images there are to train on. */
  readonly trainCount: number;
  readonly autoencoder: Autoencoder;
  readonly hyperparameters: Hyperparameters;
  readonly clock: Clock;
}

const weightedMean = (perImage: Tensor, weights: Tensor1D): Scalar =>
  tf.sum<Scalar>(tf.mul(perImage, weights));

/** The objective of an experiment on an autoencoder that was built for it. */
export function createObjective(parts: ObjectiveParts): Objective {
  const { spec, image, autoencoder, hyperparameters, clock } = parts;
  const corruption = findChoice<CorruptionDefinition>(singleSlots.corruption, spec.corruption.id);
  const code = findChoice<CodeDefinition>(singleSlots.code, spec.code.id);
  const loss = findChoice<LossDefinition>(singleSlots.loss, spec.loss.id);
  const corrupt = (x: Tensor2D, noise: Noise) =>
    corruption.corrupt(formulaTf, x, noise, hyperparameters.corruption, image);
  const penalties = createPenalties(parts);
  return {
    clock,
    corrupt,
    terms(x, weights, circumstances) {
      const pass = { ...circumstances, weights };
      const xCorrupted = corrupt(x, pass.noise);
      const forward = autoencoder.forward(xCorrupted, pass);
      const { logits } = forward;
      const lazy = {
        x,
        logits,
        get xHat() {
          return forward.xHat;
        },
      };
      const reconstruction = loss.perImage(formulaTf, lazy, hyperparameters.loss);
      const codeTerms = Object.entries(code.terms(formulaTf, forward.code, pass, hyperparameters.code));
      return new Map([
        ['reconstruction', weightedMean(reconstruction, weights)],
        ...codeTerms.map(([name, perImage]): [string, Scalar] => [name, weightedMean(perImage, weights)]),
        ...penalties({ x, xCorrupted, weights, forward }, pass),
      ]);
    },
  };
}

interface Batch {
  readonly x: Tensor2D;
  readonly xCorrupted: Tensor2D;
  readonly weights: Tensor1D;
  readonly forward: ReturnType<Autoencoder['forward']>;
}

/** What the regularizers add, by their ids. */
function createPenalties({ spec, trainCount, autoencoder, hyperparameters }: ObjectiveParts) {
  const regularizers = spec.regularizers.map(({ id }) =>
    findChoice<RegularizerDefinition>(regularizerSlot, id),
  );
  const kernels = autoencoder.variables.filter(({ decays }) => decays).map(({ variable }) => variable);
  return ({ x, xCorrupted, weights, forward }: Batch, pass: Pass) => {
    const { code, hidden, logits } = forward;
    const seen: Forward = {
      ...{ x, xCorrupted, weights, trainCount, code, hidden, logits, kernels },
      get xHat() {
        return forward.xHat;
      },
      get codeTangent() {
        return forward.codeTangent;
      },
      get codeSquaredJacobian() {
        return forward.codeSquaredJacobian;
      },
    };
    return regularizers.map((regularizer, i): [string, Scalar] => {
      const own = { ...pass, noise: scopedNoise(pass.noise, regularizer.id) };
      const penalty = regularizer.penalty(formulaTf, seen, hyperparameters.regularizers[i]!, own);
      return [regularizer.id, penalty.rank === 0 ? tf.sum<Scalar>(penalty) : weightedMean(penalty, weights)];
    });
  };
}
