/**
 * What a reconstruction loss declares.
 * Not the objective: engine/objective.ts adds losses, code terms and regularizers up.
 */
import type { AuxiliaryDefinition, See } from '../auxiliary/auxiliaryNetwork.ts';
import type { ChoiceInfo } from '../choice.ts';
import type { Link } from '../formulas/link.ts';
import type { FormulaValues, Params } from '../params.ts';
import type { Tensor1D, Tensor2D, Tf } from '../tf.ts';

export interface Reconstruction {
  /** The clean images, [batch, pixels]: pixels in [0, 1], or vectors as they are. */
  readonly x: Tensor2D;
  /** The decoder's last layer before the link, [batch, pixels]. */
  readonly logits: Tensor2D;
  /** link(logits), [batch, pixels]. */
  readonly xHat: Tensor2D;
}

export interface LossDefinition<Id extends string = string, Schema extends Params = Params>
  extends ChoiceInfo<Id, Schema> {
  /** What the number means: "nats" or "squared error". */
  readonly unit: string;
  /** Whether the value at a perfect reconstruction is the entropy of the image rather than zero. */
  readonly hasEntropyFloor: boolean;
  /** log Z for which perImage + log Z = −log p(x | x̂), nats; absent where the loss is not that of a distribution. */
  logNormaliser?(pixels: number): number;
  /** How the decoder's output becomes an image. */
  link(params: FormulaValues<Schema>): Link;
  /** A network of the loss's own, if it brings one along. */
  readonly auxiliary?: AuxiliaryDefinition<NoInfer<Schema>>;
  /** The loss of each image, summed over pixels: [batch]; the caller disposes.
   *  @param see through the auxiliary network, where there is one; its weights stay as they are */
  perImage(tf: Tf, reconstruction: Reconstruction, params: FormulaValues<Schema>, see?: See): Tensor1D;
}

export const defineLoss = <const Id extends string, const Schema extends Params>(
  definition: LossDefinition<Id, Schema>,
) => definition;
