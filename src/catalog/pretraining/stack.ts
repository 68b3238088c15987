/**
 * An autoencoder as pairs of layers that belong together: each encoder layer with the decoder layer that undoes it.
 * Not their weights: phases name those.
 */
import type { Surroundings } from '../choice.ts';
import { type ActivationId, isActivation } from '../formulas/activations.ts';
import type { ImageShape, LayerPlan, Loan } from '../layer.ts';
import { planLayers } from '../planLayers.ts';

/** A dense layer of the encoder and its mirror image in the decoder, with the names of their weights. */
export interface LayerPair {
  /** Whether it leads to the code itself rather than to a hidden layer. */
  readonly isCode: boolean;
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

function pairOf(up: NamedPlan, down: NamedPlan, from: Loan['from']): LayerPair | undefined {
  const [dense, mirror] = [denseShape(up.plan), denseShape(down.plan)];
  if (dense?.inputs === undefined || !mirror) return undefined;
  const isTied = down.plan.loans?.kernel?.from === from;
  const isMirrored = mirror.units === dense.inputs && (isTied || mirror.inputs === dense.units);
  if (!isMirrored) return undefined;
  return {
    isCode: from === 'code',
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

/** The pairs of an experiment from the pixels up: hidden layers, then the code where it is a layer itself. Undefined where
 *  some layer is not dense or has no mirror image.
 *  @param image of the widths that the first pair is to have; any if omitted */
export function pairsIn(
  around: Pick<Surroundings, 'network' | 'code'>,
  image?: ImageShape,
): LayerPair[] | undefined {
  const { encoder, heads, plainHead, decoder } = planLayers(around, image);
  if (decoder.length !== encoder.length + 1) return undefined;
  const code = Object.keys(heads).length === 1 ? plainHead : undefined;
  const ups: NamedPlan[] = encoder.map((plan, i) => ({ name: `encoder.${i}`, plan }));
  if (code) ups.push({ name: `code.${code.name}`, plan: code.plan });
  const pairs = ups.map((up, i) => {
    const at = encoder.length - i;
    return pairOf(up, { name: `decoder.${at}`, plan: decoder[at]! }, up.plan === code?.plan ? 'code' : i);
  });
  return pairs.every((pair) => pair !== undefined) ? pairs : undefined;
}
