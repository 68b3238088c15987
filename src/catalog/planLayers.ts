/**
 * The layers of an experiment, as the plans of its network and its code.
 * Not the layers with their weights: the engine makes those.
 */
import { findChoice, type Surroundings } from './choice.ts';
import type { CodeDefinition } from './codes/code.ts';
import { codes } from './codes/index.ts';
import type { ImageShape, LayerPlan } from './layer.ts';
import { networks } from './networks/index.ts';
import type { NetworkDefinition } from './networks/network.ts';

export interface PlannedLayers {
  /** Hidden layers from the input on; none where the code reads the pixels themselves. */
  readonly encoder: readonly LayerPlan[];
  readonly heads: Readonly<Record<string, LayerPlan>>;
  /** The head whose output is the code; undefined where the code is more than the output of a layer. */
  readonly plainHead: { readonly name: string; readonly plan: LayerPlan } | undefined;
  /** Layers that the code applies itself. */
  readonly inner: Readonly<Record<string, LayerPlan>>;
  readonly decoder: readonly LayerPlan[];
  readonly latentDim: number;
}

/** Which layers there are and how they are activated does not depend on the size of the image. */
const NOMINAL: ImageShape = { height: 28, width: 28 };

/** @param image any will do for who asks neither for widths nor for weights */
export function planLayers(
  { network, code }: Pick<Surroundings, 'network' | 'code'>,
  image = NOMINAL,
): PlannedLayers {
  const { encoder: encoderOf, decoder } = findChoice<NetworkDefinition>(networks, network.id);
  const { heads: headsOf, inner, plainHead: name, reads } = findChoice<CodeDefinition>(codes, code.id);
  const latentDim = Number(code.params.size);
  const params = { ...code.params, size: latentDim };
  const encoder = reads === 'pixels' ? [] : encoderOf(network.params, image);
  const heads = headsOf(params, encoder.at(-1)?.units ?? image.height * image.width);
  return {
    ...{ encoder, heads, latentDim },
    plainHead: name === undefined ? undefined : { name, plan: heads[name]! },
    inner: inner?.(params) ?? {},
    decoder: decoder(network.params, image, latentDim),
  };
}
