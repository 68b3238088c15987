/**
 * The objective of an experiment: reconstruction loss, the code's own terms and the regularizers, each by its name.
 * Not the gradient: trainer.ts takes it.
 */
import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { findChoice } from '#catalog/choice.ts';
import type { CodeDefinition } from '#catalog/codes/code.ts';
import type { CorruptionDefinition } from '#catalog/corruptions/corruption.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { LossDefinition } from '#catalog/losses/loss.ts';
import type { RegularizerDefinition } from '#catalog/regularizers/regularizer.ts';
import { regularizerSlot, singleSlots } from '#catalog/slots.ts';
import type { Noise } from '#catalog/tf.ts';
import type { Autoencoder, ForwardPass } from './autoencoder.ts';
import type { Hyperparameters } from './hyperparameters.ts';
import { formulaTf } from './operations/formulaTf.ts';
import { tf } from './tf.ts';

/** The terms of one batch, scalars that add up to the total; "reconstruction" comes first. */
export type Terms = ReadonlyMap<string, Scalar>;

export interface Objective {
  /** x̃ from x, both [batch, pixels]. Run inside tf.tidy. */
  corrupt(x: Tensor2D, noise: Noise): Tensor2D;
  /** The terms of a batch: sums over pixels and code units, means over images. Run inside tf.tidy.
   *  @param x [batch, pixels]  @param weights [batch], 1 / (number of images) for an image, 0 for padding */
  terms(x: Tensor2D, weights: Tensor1D, noise: Noise): Terms;
}

const weightedMean = (perImage: Tensor, weights: Tensor1D): Scalar =>
  tf.sum<Scalar>(tf.mul(perImage, weights));

/** The objective of an experiment on an autoencoder that was built for it. */
export function createObjective(
  spec: ExperimentSpec,
  autoencoder: Autoencoder,
  hyperparameters: Hyperparameters,
): Objective {
  const corruption = findChoice<CorruptionDefinition>(singleSlots.corruption, spec.corruption.id);
  const code = findChoice<CodeDefinition>(singleSlots.code, spec.code.id);
  const loss = findChoice<LossDefinition>(singleSlots.loss, spec.loss.id);
  const regularizers = spec.regularizers.map(({ id }) =>
    findChoice<RegularizerDefinition>(regularizerSlot, id),
  );
  const kernels = autoencoder.variables.filter(({ decays }) => decays).map(({ variable }) => variable);
  const corrupt = (x: Tensor2D, noise: Noise) =>
    corruption.corrupt(formulaTf, x, noise, hyperparameters.corruption);

  const penalties = (pass: ForwardPass, weights: Tensor1D) =>
    regularizers.map((regularizer, i): [string, Scalar] => {
      const penalty = regularizer.penalty(
        formulaTf,
        { code: pass.code, kernels },
        hyperparameters.regularizers[i]!,
      );
      return [regularizer.id, penalty.rank === 0 ? tf.sum<Scalar>(penalty) : weightedMean(penalty, weights)];
    });

  return {
    corrupt,
    terms(x, weights, noise) {
      const pass = autoencoder.forward(corrupt(x, noise), noise);
      const reconstruction = loss.perImage(
        formulaTf,
        {
          x,
          logits: pass.logits,
          get xHat() {
            return pass.xHat;
          },
        },
        hyperparameters.loss,
      );
      const codeTerms = Object.entries(code.terms(formulaTf, pass.code, hyperparameters.code));
      return new Map([
        ['reconstruction', weightedMean(reconstruction, weights)],
        ...codeTerms.map(([name, perImage]): [string, Scalar] => [name, weightedMean(perImage, weights)]),
        ...penalties(pass, weights),
      ]);
    },
  };
}
