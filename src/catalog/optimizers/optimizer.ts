/**
 * What an optimizer declares that updates by a formula: its slots and the update of one variable, in plain operations.
 * Not a training loop, and not where slots live: engine/optimizer.ts keeps them. Not a search along lines: search.ts.
 */
import type { ChoiceInfo } from '../choice.ts';
import type { FormulaValues, Params } from '../params.ts';
import type { Scalar, Tensor, Tf } from '../tf.ts';

export interface UpdateInput {
  readonly value: Tensor;
  readonly gradient: Tensor;
  /** One tensor a name of `slots`, of the variable's shape, zero before the first step. */
  readonly slots: Readonly<Record<string, Tensor>>;
  /** 1 at the first step. */
  readonly step: Scalar;
}

export interface UpdateOutput {
  readonly value: Tensor;
  readonly slots: Readonly<Record<string, Tensor>>;
}

export interface OptimizerDefinition<Id extends string = string, Schema extends Params = Params>
  extends ChoiceInfo<Id, Schema> {
  readonly kind: 'update';
  readonly slots: readonly string[];
  /** New value and slots, of the variable's shape; the caller disposes. */
  update(tf: Tf, input: UpdateInput, params: FormulaValues<Schema>): UpdateOutput;
}

export const defineOptimizer = <const Id extends string, const Schema extends Params>(
  definition: Omit<OptimizerDefinition<Id, Schema>, 'kind'>,
): OptimizerDefinition<Id, Schema> => ({ kind: 'update', ...definition });
