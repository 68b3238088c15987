/**
 * A phase: a training of some of the weights that comes before the main one, as values and formulas.
 * Not its running: engine/phases records, replays and keeps it.
 */
import type { Initializer, Weights } from './layer.ts';
import type { OptimizerDefinition } from './optimizers/optimizer.ts';
import type { FormulaValues, Params } from './params.ts';
import type { Clock, Mode, Pass } from './pass.ts';
import type { Noise, Scalar, Tensor, Tensor1D, Tensor2D, Tf } from './tf.ts';

/** What a formula of a phase sees of one batch. */
export interface PhaseBatch {
  /** The clean images, [batch, pixels]. */
  readonly x: Tensor2D;
  /** [batch]: 1 / (number of images) for an image, 0 for padding. */
  readonly weights: Tensor1D;
  /** The class of each image, int32 [batch]; the first image's for padding. Only where the plan reads labels. */
  readonly labels: Tensor1D | undefined;
  /** What the encoder's first layers make of x in use: [batch, units of the last of them]; x itself for none. */
  below(layers: number): Tensor2D;
  /** The code of x, [batch, latentDim]. */
  code(mode: Mode): Tensor2D;
}

/** Means over the batch are taken of terms [batch]; scalars stand for themselves. */
export type PhaseTerm = Tensor1D | Scalar;

/** How a phase learns from a batch. Run inside tf.tidy, with the weights under the plan's own names for them. */
export type Learning =
  | {
      /** Terms that add up to what is minimised; the engine takes the gradient. */
      readonly kind: 'descent';
      terms(tf: Tf, weights: Weights, batch: PhaseBatch, pass: Pass): readonly PhaseTerm[];
    }
  | {
      /** Gradients that are told, for every weight of the plan, and terms that only tell how it goes. */
      readonly kind: 'estimate';
      estimate(
        tf: Tf,
        weights: Weights,
        batch: PhaseBatch,
        pass: Pass,
      ): { readonly terms: readonly PhaseTerm[]; readonly gradients: Weights };
    };

/** How gradients become steps: an optimizer with values of its own, which may follow the clock. */
export interface Rule<Schema extends Params = Params> {
  readonly optimizer: OptimizerDefinition<string, Schema>;
  /** Run inside tf.tidy. */
  values(tf: Tf, clock: Clock): FormulaValues<Schema>;
}

/** A model that a phase trains and that can make up its own data. */
export interface GenerativeModel {
  /** How many layers of the encoder lie below what it models. */
  readonly below: number;
  /** What it makes up from noise, at each of these numbers of steps: [chains, inputs] in [0, 1]; the caller disposes. */
  fantasies(
    tf: Tf,
    weights: Weights,
    noise: Noise,
    chains: number,
    marks: readonly number[],
  ): readonly Tensor2D[];
  /** What each of its hidden units adds to its inputs, [hidden, inputs]; the caller disposes. */
  filters(tf: Tf, weights: Weights): Tensor2D;
}

export interface PhasePlan {
  /** Unique among the phases of a training, such as "rbm.0". */
  readonly id: string;
  /** Such as "RBM 1000 → 500". */
  readonly label: string;
  readonly epochs: number;
  /** What the terms are measured in, such as "nats". */
  readonly unit: string;
  /** Names of the terms, in the order in which the formulas give them. */
  readonly terms: readonly string[];
  /** The weights that it trains: the plan's name for each → its name in the training, such as "encoder.0.kernel". */
  readonly weights: Readonly<Record<string, string>>;
  /** What a weight is set to at the beginning, by the plan's names; the others go on from what they are. */
  readonly fresh?: Readonly<Record<string, Initializer>>;
  readonly readsLabels?: boolean;
  readonly learning: Learning;
  readonly rule: Rule;
  readonly model?: GenerativeModel;
  /** New values for weights of the training, by their names there, once the phase is over. The caller disposes. */
  finish?(tf: Tf, weights: Weights): Readonly<Record<string, Tensor>>;
}

/** A rule as plans hold it, whatever the parameters of its optimizer. */
export const defineRule = <const Schema extends Params>(rule: Rule<Schema>): Rule => rule;
