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
import { type AuxiliaryNetwork, seeingOf } from './auxiliaryNetworks.ts';
import type { ForwardPass } from './forwardPass.ts';
import type { Hyperparameters } from './hyperparameters.ts';
import { createLogWeights, type LogWeights } from './logWeights.ts';
import { formulaTf } from './operations/formulaTf.ts';
import { scopedNoise } from './pass.ts';
import { tf } from './tf.ts';

/** The terms of one batch, scalars that add up to the total; "reconstruction" comes first. */
export type Terms = ReadonlyMap<string, Scalar>;

/** Told what regularizers see of a batch, and in what circumstances. */
export type Watch = (forward: Forward, pass: Pass) => void;

export interface Objective {
  /** Of the training that the objective belongs to. */
  readonly clock: Clock;
  /** x̃ from x, both [batch, pixels]. Run inside tf.tidy. */
  corrupt(x: Tensor2D, noise: Noise): Tensor2D;
  /** What one draw of the code says about the likelihood of its image; undefined where that has no density. */
  readonly logWeights: LogWeights | undefined;
  /** The terms of a batch: sums over pixels and code units, means over images. Run inside tf.tidy.
   *  @param x [batch, pixels]  @param weights [batch], 1 / (number of images) for an image, 0 for padding */
  terms(x: Tensor2D, weights: Tensor1D, pass: Pass, watch?: Watch): Terms;
}

export interface ObjectiveParts {
  readonly spec: ExperimentSpec;
  readonly image: ImageShape;
  readonly autoencoder: Autoencoder;
  readonly auxiliaries: readonly AuxiliaryNetwork[];
  readonly hyperparameters: Hyperparameters;
  readonly clock: Clock;
}

const weightedMean = (perImage: Tensor, weights: Tensor1D): Scalar =>
  tf.sum<Scalar>(tf.mul(perImage, weights));

/** The objective of an experiment on an autoencoder that was built for it. */
export function createObjective(parts: ObjectiveParts): Objective {
  const { spec, image, autoencoder, auxiliaries, hyperparameters, clock } = parts;
  const corruption = findChoice<CorruptionDefinition>(singleSlots.corruption, spec.corruption.id);
  const code = findChoice<CodeDefinition>(singleSlots.code, spec.code.id);
  const loss = findChoice<LossDefinition>(singleSlots.loss, spec.loss.id);
  const corrupt = (x: Tensor2D, noise: Noise) =>
    corruption.corrupt(formulaTf, x, noise, hyperparameters.corruption, image);
  const forwardOf = createForward(parts);
  const penalties = createPenalties(parts);
  return {
    clock,
    corrupt,
    logWeights: createLogWeights(parts),
    terms(x, weights, circumstances, watch) {
      const pass = { ...circumstances, weights };
      const xCorrupted = corrupt(x, pass.noise);
      const forward = forwardOf({ x, weights, pass: autoencoder.forward(xCorrupted, pass) });
      watch?.(forward, pass);
      const see = seeingOf(auxiliaries, loss.id, pass);
      const reconstruction = loss.perImage(formulaTf, forward, hyperparameters.loss, see);
      const codeTerms = Object.entries(code.terms(formulaTf, forward.code, pass, hyperparameters.code));
      return new Map([
        ['reconstruction', weightedMean(reconstruction, weights)],
        ...codeTerms.map(([name, perImage]): [string, Scalar] => [name, weightedMean(perImage, weights)]),
        ...penalties(forward, pass),
      ]);
    },
  };
}

interface Batch extends Pick<Forward, 'x' | 'weights'> {
  readonly pass: ForwardPass;
}

/** What regularizers may look at; what takes time is computed when it is asked for. */
function createForward({ autoencoder }: ObjectiveParts) {
  const kernels = autoencoder.variables.filter(({ decays }) => decays).map(({ variable }) => variable);
  return ({ x, weights, pass }: Batch): Forward => {
    const { code, hidden, logits } = pass;
    return {
      ...{ x, weights, code, hidden, logits, kernels },
      get xHat() {
        return pass.xHat;
      },
      get samples() {
        return pass.samples;
      },
      get codeTangent() {
        return pass.codeTangent;
      },
      get codeSquaredJacobian() {
        return pass.codeSquaredJacobian;
      },
    };
  };
}

/** What the regularizers add, by their ids. */
function createPenalties({ spec, auxiliaries, hyperparameters }: ObjectiveParts) {
  const regularizers = spec.regularizers.map(({ id }) =>
    findChoice<RegularizerDefinition>(regularizerSlot, id),
  );
  return (forward: Forward, pass: Pass) =>
    regularizers.map(({ id, penalty }, i): [string, Scalar] => {
      const own = { ...pass, noise: scopedNoise(pass.noise, id) };
      const see = seeingOf(auxiliaries, id, own);
      const term = penalty(formulaTf, forward, hyperparameters.regularizers[i]!, own, see);
      return [id, term.rank === 0 ? tf.sum<Scalar>(term) : weightedMean(term, forward.weights)];
    });
}
