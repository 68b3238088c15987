/**
 * What a code declares: how the encoder's last layer becomes z, and what z costs.
 * Not the network around it.
 */
import type { ChoiceInfo } from '../choice.ts';
import type { LayerPlan } from '../layer.ts';
import type { FormulaValues, NumberParam, Params, ParamValues } from '../params.ts';
import type { Noise, Tensor1D, Tensor2D, Tf } from '../tf.ts';

/** What a code can offer to regularizers. Every code offers z. */
export type Feature = 'z' | 'mu' | 'logVar';

/** The features of one batch, each [batch, latentDim]. */
export type CodeState = { readonly z: Tensor2D } & { readonly [F in Exclude<Feature, 'z'>]?: Tensor2D };

export type Heads = Readonly<Record<string, Tensor2D>>;

export interface CodeDefinition<
  Id extends string = string,
  Schema extends Params & { readonly size: NumberParam<false> } = Params & {
    readonly size: NumberParam<false>;
  },
> extends ChoiceInfo<Id, Schema> {
  readonly provides: readonly Feature[];
  /** Whether a unit's prior is N(0, 1), so that samples and sliders may follow it. */
  readonly hasGaussianPrior: boolean;
  /** The layers that read the encoder's output [batch, inputs], by name; each gives [batch, latentDim]. */
  heads(params: ParamValues<Schema>, inputs: number): Readonly<Record<string, LayerPlan>>;
  /** The name of the head whose output is the code of an image when encoding for use. */
  readonly pointHead: string;
  /** The code in training and testing, drawn if it is random; the caller disposes. */
  sample(tf: Tf, heads: Heads, noise: Noise, params: FormulaValues<Schema>): CodeState;
  /** What the code itself adds to the objective: name → [batch], already weighted; the caller disposes. */
  terms(tf: Tf, state: CodeState, params: FormulaValues<Schema>): Readonly<Record<string, Tensor1D>>;
}

export const defineCode = <
  const Id extends string,
  const Schema extends Params & { readonly size: NumberParam<false> },
  const Provides extends readonly Feature[],
>(
  definition: CodeDefinition<Id, Schema> & { readonly provides: Provides },
) => definition;
