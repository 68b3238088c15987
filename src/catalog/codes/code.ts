/**
 * What a code declares: how the encoder's last layer becomes z, and what z costs.
 * Not the network around it.
 */
import type { ChoiceInfo } from '../choice.ts';
import type { LayerPlan, Weights } from '../layer.ts';
import type { FormulaValues, NumberParam, Params, ParamValues } from '../params.ts';
import type { Clock, Pass } from '../pass.ts';
import type { Noise, Tensor, Tensor1D, Tensor2D, Tf } from '../tf.ts';

/** What a code can offer to regularizers. Every code offers z. */
export type Feature = 'z' | 'mu' | 'logVar' | 'priorMu' | 'priorLogVar';

/** What there is to see of a code besides its numbers.
 *  - support: of an image's units all but a few are exactly 0;
 *  - bits: in use every unit is exactly 0 or 1;
 *  - codebook: its pieces are entries of a list, told by the readings "codebook" and "use";
 *  - selection: its units are pixels, told by the readings "selected", "confidence", "weight" and "temperature". */
export type CodeTrait = 'support' | 'bits' | 'codebook' | 'selection';

/** The features of one batch, each [batch, latentDim]; the prior's, where it is not N(0, I), may be one row for all. */
export type CodeState = { readonly z: Tensor2D } & { readonly [F in Exclude<Feature, 'z'>]?: Tensor2D } & {
  /** What else the code's own terms are made of, by names of its own. */
  readonly parts?: Readonly<Record<string, Tensor2D>>;
};

/** The code's layers at work. */
export interface CodeLayers {
  /** What a head makes of the batch, [batch, units]; computed when it is first asked for. */
  head(name: string): Tensor2D;
  /** What an inner layer makes of an input. */
  inner(name: string, input: Tensor2D): Tensor2D;
  /** The weights of a head or an inner layer, by role. */
  weights(name: string): Weights;
}

/** What a code knows of itself without an image. */
export type ImagelessLayers = Pick<CodeLayers, 'inner' | 'weights'>;

type SizedParams = Params & { readonly size: NumberParam<false> };

export interface CodeDefinition<Id extends string = string, Schema extends SizedParams = SizedParams>
  extends ChoiceInfo<Id, Schema> {
  readonly provides: readonly Feature[];
  /** None if omitted. */
  readonly traits?: readonly CodeTrait[];
  /** Whether a unit's prior is N(0, 1), so that samples and sliders may follow it. */
  readonly hasGaussianPrior: boolean;
  /** What the heads read: the encoder's last layer, or the pixels themselves. Then the network has no encoder. */
  readonly reads: 'features' | 'pixels';
  /** The layers that read the encoder's output or the image [batch, inputs], by name. */
  heads(params: ParamValues<Schema>, inputs: number): Readonly<Record<string, LayerPlan>>;
  /** Further layers, which `sample` applies itself. */
  inner?(params: ParamValues<Schema>): Readonly<Record<string, LayerPlan>>;
  /** The head whose output is the code in use, where it is nothing else than that: a layer that can be
   *  differentiated and exported. */
  readonly plainHead?: string;
  /** The head whose kernel a tied decoder borrows; the plain one if omitted. */
  readonly lendingHead?: string;
  /** The code of a batch, drawn if it is random; in the mode "use" the one code that an image has. The caller disposes. */
  sample(tf: Tf, layers: CodeLayers, pass: Pass, params: FormulaValues<Schema>): CodeState;
  /** Why the gradient is only an estimate, where values are passed on that have none of their own; undefined where it is
   *  that of the objective. */
  estimator?(params: ParamValues<Schema>): string | undefined;
  /** What the code itself adds to the objective: name → [batch], already weighted; the caller disposes. */
  terms(
    tf: Tf,
    state: CodeState,
    pass: Pass,
    params: FormulaValues<Schema>,
  ): Readonly<Record<string, Tensor1D>>;
  /** What can be read of the code without an image, by names that the code's file explains; the caller disposes. */
  readings?(
    tf: Tf,
    layers: ImagelessLayers,
    clock: Clock,
    params: FormulaValues<Schema>,
  ): Readonly<Record<string, Tensor>>;
  /** Codes drawn from the model's own prior, [count, latentDim], where that is not N(0, I); the caller disposes. */
  drawPrior?(
    tf: Tf,
    layers: ImagelessLayers,
    noise: Noise,
    count: number,
    params: FormulaValues<Schema>,
  ): Tensor2D;
}

export const defineCode = <
  const Id extends string,
  const Schema extends SizedParams,
  const Provides extends readonly Feature[],
>(
  definition: CodeDefinition<Id, Schema> & { readonly provides: Provides },
) => definition;
