/**
 * What a regularizer declares: which features it needs, and what it adds to the objective.
 * Not the code's own terms: those stand with the code.
 */
import type { AuxiliaryDefinition, See } from '../auxiliary/auxiliaryNetwork.ts';
import type { ChoiceInfo } from '../choice.ts';
import type { CodeState, Feature } from '../codes/code.ts';
import type { FormulaValues, Params } from '../params.ts';
import type { Pass } from '../pass.ts';
import type { Scalar, Tensor, Tensor1D, Tensor2D, Tf } from '../tf.ts';

/** What a regularizer may look at. */
export interface Forward {
  /** The clean images, [batch, pixels]. */
  readonly x: Tensor2D;
  /** [batch, pixels] */
  readonly logits: Tensor2D;
  /** The reconstruction, [batch, pixels]. */
  readonly xHat: Tensor2D;
  /** Images decoded from codes of the prior, [batch, pixels]; undefined if the code has none. */
  readonly samples: Tensor2D | undefined;
  readonly code: CodeState;
  /** What each hidden layer of the encoder gave, [batch, units], from the input on. */
  readonly hidden: readonly Tensor2D[];
  /** [batch]: 1 / (number of images) for an image, 0 for padding: Σ weight · value is the mean over images. */
  readonly weights: Tensor1D;
  /** J t for each image: how the code in use moves when the encoder's input moves along t [batch, pixels];
   *  [batch, latentDim]. Undefined where some layer up to the code has no tangent. */
  readonly codeTangent: ((tangent: Tensor2D) => Tensor2D) | undefined;
  /** ‖J‖²_F for each image, [batch]; undefined unless a single layer leads to the code and has a closed form. */
  readonly codeSquaredJacobian: Tensor1D | undefined;
  /** The weights on which decay acts, without biases. */
  readonly kernels: readonly Tensor[];
}

export interface RegularizerDefinition<Id extends string = string, Schema extends Params = Params>
  extends ChoiceInfo<Id, Schema> {
  /** The code must provide these, or the combination is refused. */
  readonly needs: readonly Feature[];
  /** A network of the regularizer's own, if it brings one along. */
  readonly auxiliary?: AuxiliaryDefinition<NoInfer<Schema>>;
  /** What is added to the objective, weighted: [batch], or a scalar where it does not depend on the images.
   *  The caller disposes.
   *  @param see through the auxiliary network, where there is one; its weights stay as they are */
  penalty(tf: Tf, forward: Forward, params: FormulaValues<Schema>, pass: Pass, see?: See): Tensor1D | Scalar;
}

export const defineRegularizer = <
  const Id extends string,
  const Schema extends Params,
  const Needs extends readonly Feature[],
>(
  definition: RegularizerDefinition<Id, Schema> & { readonly needs: Needs },
) => definition;
