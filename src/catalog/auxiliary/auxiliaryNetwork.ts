/**
 * An auxiliary network: a network of its own that a loss or a regularizer brings along, to look at images for it.
 * Not its weights: engine/auxiliaryNetworks.ts makes, keeps and disposes those.
 */
import type { ImageShape, LayerPlan } from '../layer.ts';
import type { FormulaValues, Params, ParamValues } from '../params.ts';
import type { Rule } from '../phase.ts';
import type { Tensor1D, Tensor2D, Tf } from '../tf.ts';

/** What each layer of the auxiliary network makes of images [batch, pixels]: [batch, units], the last layer last. */
export type See = (images: Tensor2D) => readonly Tensor2D[];

/** The images of one batch, for an auxiliary network that learns beside the autoencoder. Its gradient ends at them. */
export interface RealAndGenerated {
  /** The clean images, [batch, pixels]. */
  readonly x: Tensor2D;
  /** Their reconstructions, [batch, pixels]. */
  readonly xHat: Tensor2D;
  /** Images decoded from codes of the prior, [batch, pixels]; undefined if the code has none. */
  readonly samples: Tensor2D | undefined;
}

/** The images of one batch with what they show, for an auxiliary network that learns before the autoencoder. */
export interface LabelledBatch {
  /** [batch, pixels] */
  readonly x: Tensor2D;
  /** The class of each, int32 [batch]. */
  readonly labels: Tensor1D;
}

/** Learns beside the autoencoder, in every step. */
interface Beside<Schema extends Params> {
  readonly kind: 'beside';
  /** What the auxiliary network is called, such as "Discriminator". */
  readonly label: string;
  /** What its own loss says, and in what unit. */
  readonly help: string;
  /** What it lowers, [batch]; the caller disposes. */
  loss(tf: Tf, see: See, batch: RealAndGenerated, params: FormulaValues<Schema>): Tensor1D;
}

/** Learns in a phase of its own before the autoencoder, and then stays as it is. */
interface Before<Schema extends Params> {
  readonly kind: 'before';
  /** What the phase is called, such as "Classifier". */
  readonly label: string;
  /** What its loss is called, and what that counts. */
  readonly term: string;
  readonly unit: string;
  epochs(params: ParamValues<Schema>): number;
  /** What it lowers, [batch]; the caller disposes. */
  loss(tf: Tf, see: See, batch: LabelledBatch, params: FormulaValues<Schema>): Tensor1D;
}

export interface AuxiliaryDefinition<Schema extends Params = Params> {
  /** Its layers one after the other, from the image on.
   *  @param classes how many the images are of */
  layers(params: ParamValues<Schema>, image: ImageShape, classes: number): readonly LayerPlan[];
  readonly training: Beside<Schema> | Before<Schema>;
  /** How its gradients become steps. */
  rule(params: FormulaValues<Schema>): Rule;
}
