/**
 * All layers of an autoencoder with their weights, and how a batch passes through them.
 * Not their plans: network.ts. Not what the code makes of them: autoencoder.ts.
 */
import type { Tensor2D, Variable } from '@tensorflow/tfjs-core';
import type { Loan, Weights } from '#catalog/layer.ts';
import type { Mode, Pass } from '#catalog/pass.ts';
import { createLayer, type Layer, type NetworkPlan } from './network.ts';
import { formulaTf } from './operations/formulaTf.ts';
import { scopedNoise } from './pass.ts';

export interface NamedVariable {
  /** Such as "encoder.0.kernel". */
  readonly name: string;
  readonly variable: Variable;
  /** Whether weight decay acts on it. */
  readonly decays: boolean;
  /** Whether the gradient moves it. */
  readonly isTrained: boolean;
}

export interface Layers {
  readonly encoder: readonly Layer[];
  /** The code's own layers by name: those that read the encoder's output, and those that the code applies itself. */
  readonly heads: ReadonlyMap<string, Layer>;
  readonly inner: ReadonlyMap<string, Layer>;
  readonly decoder: readonly Layer[];
  /** In a fixed order. */
  readonly all: readonly Layer[];
}

/** The layers of a plan with the initial weights of a seed; the caller disposes their weights.
 *  @param lendingHead the head whose weights the decoder may borrow */
export function createLayers(plan: NetworkPlan, seed: number, lendingHead: string | undefined): Layers {
  const encoder = plan.encoder.map((layer, i) => createLayer(`encoder.${i}`, layer, seed));
  const named = (plans: NetworkPlan['heads']) =>
    new Map(
      Object.entries(plans).map(([name, layer]) => [name, createLayer(`code.${name}`, layer, seed)] as const),
    );
  const heads = named(plan.heads);
  const inner = named(plan.inner);
  const lender = ({ from }: Loan) =>
    from === 'code' ? lendingHead !== undefined && heads.get(lendingHead) : encoder[from];
  const borrowed = (loans: Readonly<Record<string, Loan>>): Weights =>
    Object.fromEntries(
      Object.entries(loans).map(([role, loan]) => {
        const weight = (lender(loan) || undefined)?.weights[loan.role];
        if (!weight) throw new RangeError(`There is no ${loan.role} of ${loan.from} to borrow.`);
        return [role, weight];
      }),
    );
  const decoder = plan.decoder.map((layer, i) =>
    createLayer(`decoder.${i}`, layer, seed, borrowed(layer.loans ?? {})),
  );
  return {
    encoder,
    heads,
    inner,
    decoder,
    all: [...encoder, ...heads.values(), ...inner.values(), ...decoder],
  };
}

/** One layer's output, [batch, units]; its noise is its own. */
export const applyLayer = ({ name, plan, allWeights }: Layer, input: Tensor2D, pass: Pass): Tensor2D =>
  plan.apply(formulaTf, input, allWeights, { ...pass, noise: scopedNoise(pass.noise, name) });

/** The outputs of layers one after the other. */
export function traced(layers: readonly Layer[], input: Tensor2D, pass: Pass): Tensor2D[] {
  const outputs: Tensor2D[] = [];
  for (const layer of layers) outputs.push(applyLayer(layer, outputs.at(-1) ?? input, pass));
  return outputs;
}

/** The last of them; the input where there are no layers. */
export const chain = (layers: readonly Layer[], input: Tensor2D, pass: Pass): Tensor2D =>
  layers.reduce((hidden, layer) => applyLayer(layer, hidden, pass), input);

/** How a tangent of the input leaves layers that gave these outputs in such a pass; undefined if one of them has none. */
export function tangentThrough(
  layers: readonly Layer[],
  outputs: readonly Tensor2D[],
  mode: Mode,
): ((tangent: Tensor2D) => Tensor2D) | undefined {
  const hasTangent = ({ plan }: Layer) => plan.tangent && !(plan.isSlopedInUseOnly && mode === 'train');
  if (!layers.every(hasTangent)) return undefined;
  return (tangent) =>
    layers.reduce(
      (moved, { plan, allWeights }, i) => plan.tangent!(formulaTf, outputs[i]!, moved, allWeights),
      tangent,
    );
}

/** Every weight that a layer owns. */
export function namedVariables(layers: readonly Layer[]): NamedVariable[] {
  return layers.flatMap((layer) =>
    Object.entries(layer.weights).map(([role, variable]) => ({
      name: `${layer.name}.${role}`,
      variable,
      decays: layer.plan.weights[role]!.decays,
      isTrained: layer.plan.weights[role]!.trained ?? true,
    })),
  );
}
