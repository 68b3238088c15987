/**
 * An autoencoder as pairs of layers that belong together: each encoder layer with the decoder layer that undoes it.
 * Not their weights: phases name those.
 */
import { findChoice, type Surroundings } from '../choice.ts';
import type { CodeDefinition } from '../codes/code.ts';
import { codes } from '../codes/index.ts';
import { type ActivationId, isActivation } from '../formulas/activations.ts';
import type { LayerPlan } from '../layer.ts';
import { networks } from '../networks/index.ts';
import type { NetworkDefinition } from '../networks/network.ts';

/** A dense layer of the encoder and its mirror image in the decoder, with the names of their weights. */
export interface LayerPair {
  readonly inputs: number;
  readonly units: number;
  readonly activation: ActivationId;
  /** Of the mirror image; "linear" where it gives the logits of the pixels. */
  readonly mirrorActivation: ActivationId;
  /** W [inputs, units] */
  readonly kernel: string;
  /** c [units] */
  readonly bias: string;
  /** W′ [units, inputs] of the mirror image; undefined where that is Wᵀ itself. */
  readonly mirrorKernel: string | undefined;
  /** b [inputs] */
  readonly mirrorBias: string;
}

/** The layers of a network as their plans say. */
export interface PlannedLayers {
  readonly encoder: readonly LayerPlan[];
  readonly heads: Readonly<Record<string, LayerPlan>>;
  /** The head that is the code itself, if there is one. */
  readonly plainHead: string | undefined;
  readonly decoder: readonly LayerPlan[];
}

interface NamedPlan {
  readonly name: string;
  readonly plan: LayerPlan;
}

/** Rows and columns of a layer f(xW + b); undefined for any other layer. */
function denseShape({ weights, loans = {}, activation }: LayerPlan) {
  const { kernel, bias, ...others } = weights;
  const shape = kernel?.shape;
  const isDense = bias?.shape.length === 1 && Object.keys(others).length === 0 && isActivation(activation);
  if (!isDense || (kernel ? shape?.length !== 2 : loans.kernel?.role !== 'kernel')) return undefined;
  return { activation, inputs: shape?.[0], units: bias.shape[0]! };
}

function pairOf(up: NamedPlan, down: NamedPlan, from: 'code' | number): LayerPair | undefined {
  const [dense, mirror] = [denseShape(up.plan), denseShape(down.plan)];
  if (dense?.inputs === undefined || !mirror) return undefined;
  const isTied = down.plan.loans?.kernel?.from === from;
  const isMirrored = mirror.units === dense.inputs && (isTied || mirror.inputs === dense.units);
  if (!isMirrored) return undefined;
  return {
    inputs: dense.inputs,
    units: dense.units,
    activation: dense.activation,
    mirrorActivation: mirror.activation,
    kernel: `${up.name}.kernel`,
    bias: `${up.name}.bias`,
    mirrorKernel: isTied ? undefined : `${down.name}.kernel`,
    mirrorBias: `${down.name}.bias`,
  };
}

/** The pairs from the pixels up: hidden layers, then the code where it is a layer itself. Undefined where some layer is not
 *  dense or has no mirror image. */
export function pairsOf({ encoder, heads, plainHead, decoder }: PlannedLayers): LayerPair[] | undefined {
  if (decoder.length !== encoder.length + 1) return undefined;
  const code = plainHead !== undefined && Object.keys(heads).length === 1 ? heads[plainHead] : undefined;
  const ups: NamedPlan[] = encoder.map((plan, i) => ({ name: `encoder.${i}`, plan }));
  if (code) ups.push({ name: `code.${plainHead}`, plan: code });
  const pairs = ups.map((up, i) => {
    const at = encoder.length - i;
    return pairOf(up, { name: `decoder.${at}`, plan: decoder[at]! }, up.plan === code ? 'code' : i);
  });
  return pairs.every((pair) => pair !== undefined) ? pairs : undefined;
}

/** Any shape does: which layers there are does not depend on it. */
const IMAGE = { height: 28, width: 28 };

/** The same for what stands in an experiment. */
export function pairsIn({ network, code }: Pick<Surroundings, 'network' | 'code'>): LayerPair[] | undefined {
  const { heads, plainHead, reads } = findChoice<CodeDefinition>(codes, code.id);
  if (reads === 'pixels') return undefined;
  const size = Number(code.params.size);
  const layers = findChoice<NetworkDefinition>(networks, network.id);
  const encoder = layers.encoder(network.params, IMAGE);
  return pairsOf({
    encoder,
    heads: heads({ ...code.params, size }, encoder.at(-1)?.units ?? IMAGE.height * IMAGE.width),
    plainHead,
    decoder: layers.decoder(network.params, IMAGE, size),
  });
}
