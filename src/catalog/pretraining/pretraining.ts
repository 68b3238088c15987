/**
 * What a pretraining declares: the phases that come before all layers learn together.
 * Not their running: engine/phases does that.
 */
import type { ChoiceInfo } from '../choice.ts';
import type { FormulaValues, Params } from '../params.ts';
import type { Pass } from '../pass.ts';
import type { PhasePlan } from '../phase.ts';
import type { Tensor1D, Tensor2D, Tf } from '../tf.ts';
import type { LayerPair } from './stack.ts';

/** What a pretraining works on. */
export interface Stack {
  /** From the pixels up. */
  readonly pairs: readonly LayerPair[];
  /** The experiment's own loss of each image, [batch], from the logits of the pixels [batch, pixels]. */
  pixelLoss(tf: Tf, x: Tensor2D, logits: Tensor2D, pass: Pass): Tensor1D;
  /** What that is measured in. */
  readonly pixelUnit: string;
}

export interface PretrainingDefinition<Id extends string = string, Schema extends Params = Params>
  extends ChoiceInfo<Id, Schema> {
  /** In their order. `obstacle` refuses what has no pairs of layers. */
  phases(params: FormulaValues<Schema>, stack: Stack): readonly PhasePlan[];
}

export const definePretraining = <const Id extends string, const Schema extends Params>(
  definition: PretrainingDefinition<Id, Schema>,
) => definition;
