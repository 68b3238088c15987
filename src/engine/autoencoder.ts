/**
 * An autoencoder with its weights: the forward pass for training and testing, and a codec for use.
 * Not the objective and not the updates: objective.ts and trainer.ts.
 */
import type { Tensor2D, Variable } from '@tensorflow/tfjs-core';
import { findChoice } from '#catalog/choice.ts';
import type { CodeDefinition, CodeState } from '#catalog/codes/code.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { applyLink } from '#catalog/formulas/link.ts';
import type { ImageShape } from '#catalog/layer.ts';
import type { LossDefinition } from '#catalog/losses/loss.ts';
import { singleSlots } from '#catalog/slots.ts';
import type { Noise } from '#catalog/tf.ts';
import type { Codec } from './codecs/codec.ts';
import type { Hyperparameters } from './hyperparameters.ts';
import { createLayer, type Layer, planNetwork } from './network.ts';
import { formulaTf } from './operations/formulaTf.ts';
import { tf } from './tf.ts';

export interface NamedVariable {
  /** Such as "encoder.0.kernel". */
  readonly name: string;
  readonly variable: Variable;
  /** Whether weight decay acts on it. */
  readonly decays: boolean;
}

export interface ForwardPass {
  readonly code: CodeState;
  readonly logits: Tensor2D;
  /** Computed when it is asked for: losses on logits do without it. */
  readonly xHat: Tensor2D;
}

/** Every layer's output on the way of one batch; the caller disposes. */
export type Activations = {
  encoder: Tensor2D[];
  z: Tensor2D;
  /** Hidden layers only. */
  decoder: Tensor2D[];
  xHat: Tensor2D;
};

export interface Autoencoder extends Codec {
  readonly id: 'autoencoder';
  readonly encoderLayers: readonly Layer[];
  /** The code's own layers. */
  readonly heads: readonly Layer[];
  /** The one among them whose output is the code of an image when encoding for use. */
  readonly pointHead: Layer;
  readonly decoderLayers: readonly Layer[];
  /** In a fixed order. */
  readonly variables: readonly NamedVariable[];
  /** xCorrupted [batch, pixels] → code, logits and reconstruction, drawn if the code is random. Run inside
   *  tf.tidy. */
  forward(xCorrupted: Tensor2D, noise: Noise): ForwardPass;
  /** Run inside tf.tidy. */
  activations(x: Tensor2D): Activations;
  dispose(): void;
}

const chain = (layers: readonly Layer[], input: Tensor2D): Tensor2D =>
  layers.reduce((hidden, layer) => layer.plan.apply(formulaTf, hidden, layer.weights), input);

function traced(layers: readonly Layer[], input: Tensor2D): Tensor2D[] {
  const outputs: Tensor2D[] = [];
  for (const layer of layers)
    outputs.push(layer.plan.apply(formulaTf, outputs.at(-1) ?? input, layer.weights));
  return outputs;
}

/** Builds the network of an experiment with the initial weights of its seed; the caller disposes. */
export function createAutoencoder(
  spec: ExperimentSpec,
  image: ImageShape,
  hyperparameters: Hyperparameters,
): Autoencoder {
  const plan = planNetwork(spec, image);
  const code = findChoice<CodeDefinition>(singleSlots.code, spec.code.id);
  const loss = findChoice<LossDefinition>(singleSlots.loss, spec.loss.id);
  const encoderLayers = plan.encoder.map((layer, i) => createLayer(`encoder.${i}`, layer, spec.seed));
  const heads = Object.entries(plan.heads).map(
    ([name, layer]) => [name, createLayer(`code.${name}`, layer, spec.seed)] as const,
  );
  const decoderLayers = plan.decoder.map((layer, i) => createLayer(`decoder.${i}`, layer, spec.seed));
  const pointHead = heads.find(([name]) => name === code.pointHead)![1];
  const layers = [...encoderLayers, ...heads.map(([, layer]) => layer), ...decoderLayers];
  const link = (logits: Tensor2D) => applyLink(formulaTf, loss.link(hyperparameters.loss), logits);
  const apply = (layer: Layer, input: Tensor2D) => layer.plan.apply(formulaTf, input, layer.weights);
  return {
    id: 'autoencoder',
    latentDim: plan.latentDim,
    pixels: plan.pixels,
    encoderLayers,
    heads: heads.map(([, layer]) => layer),
    pointHead,
    decoderLayers,
    variables: namedVariables(layers),
    forward(xCorrupted, noise) {
      const hidden = chain(encoderLayers, xCorrupted); // [batch, encoder's last width]
      const outputs = Object.fromEntries(heads.map(([name, layer]) => [name, apply(layer, hidden)]));
      const state = code.sample(formulaTf, outputs, noise, hyperparameters.code);
      const logits = chain(decoderLayers, state.z); // [batch, pixels]
      return {
        code: state,
        logits,
        get xHat() {
          return link(logits);
        },
      };
    },
    encode: (x) => tf.tidy(() => apply(pointHead, chain(encoderLayers, x))),
    decode: (z) => tf.tidy(() => link(chain(decoderLayers, z))),
    activations(x) {
      const encoder = traced(encoderLayers, x);
      const z = apply(pointHead, encoder.at(-1) ?? x);
      const outputs = traced(decoderLayers, z);
      return { encoder, z, decoder: outputs.slice(0, -1), xHat: link(outputs.at(-1)!) };
    },
    dispose() {
      for (const layer of layers) tf.dispose({ ...layer.weights });
    },
  };
}

function namedVariables(layers: readonly Layer[]): NamedVariable[] {
  return layers.flatMap((layer) =>
    Object.entries(layer.weights).map(([role, variable]) => ({
      name: `${layer.name}.${role}`,
      variable,
      decays: layer.plan.weights[role]!.decays,
    })),
  );
}
