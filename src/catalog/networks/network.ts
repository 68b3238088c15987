/**
 * What a network declares: the hidden layers on both sides of the code.
 * Not the code's own layer: codes/ declare that.
 */
import type { ChoiceInfo } from '../choice.ts';
import type { ImageShape, LayerPlan } from '../layer.ts';
import type { Params, ParamValues } from '../params.ts';

export interface NetworkDefinition<Id extends string = string, Schema extends Params = Params>
  extends ChoiceInfo<Id, Schema> {
  /** Hidden layers from the image [batch, height · width] towards the code. May be empty. */
  encoder(params: ParamValues<Schema>, image: ImageShape): LayerPlan[];
  /** Layers from the code [batch, latentDim] to the logits [batch, height · width]; the last one is linear. */
  decoder(params: ParamValues<Schema>, image: ImageShape, latentDim: number): LayerPlan[];
}

export const defineNetwork = <const Id extends string, const Schema extends Params>(
  definition: NetworkDefinition<Id, Schema>,
) => definition;
