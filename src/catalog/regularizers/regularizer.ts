/**
 * What a regularizer declares: which features it needs, and what it adds to the objective.
 * Not the code's own terms: those stand with the code.
 */
import type { ChoiceInfo } from '../choice.ts';
import type { CodeState, Feature } from '../codes/code.ts';
import type { FormulaValues, Params } from '../params.ts';
import type { Scalar, Tensor, Tensor1D, Tf } from '../tf.ts';

/** What a regularizer may look at. */
export interface Forward {
  readonly code: CodeState;
  /** The weights on which decay acts, without biases. */
  readonly kernels: readonly Tensor[];
}

export interface RegularizerDefinition<Id extends string = string, Schema extends Params = Params>
  extends ChoiceInfo<Id, Schema> {
  /** The code must provide these, or the combination is refused. */
  readonly needs: readonly Feature[];
  /** What is added to the objective, weighted: [batch], or a scalar where it does not depend on the images.
   *  The caller disposes. */
  penalty(tf: Tf, forward: Forward, params: FormulaValues<Schema>): Tensor1D | Scalar;
}

export const defineRegularizer = <
  const Id extends string,
  const Schema extends Params,
  const Needs extends readonly Feature[],
>(
  definition: RegularizerDefinition<Id, Schema> & { readonly needs: Needs },
) => definition;
