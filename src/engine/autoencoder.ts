/**
 * An autoencoder with its weights: the forward pass for training and testing, and a codec for use.
 * Not the objective and not the updates: objective.ts and trainer.ts.
 */
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { findChoice } from '#catalog/choice.ts';
import type { CodeDefinition, CodeState } from '#catalog/codes/code.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { applyLink, type Link, linkTangent } from '#catalog/formulas/link.ts';
import type { ImageShape } from '#catalog/layer.ts';
import type { LossDefinition } from '#catalog/losses/loss.ts';
import type { Clock, Pass } from '#catalog/pass.ts';
import { singleSlots } from '#catalog/slots.ts';
import type { Codec } from './codecs/codec.ts';
import { createCoding } from './coding.ts';
import { createForward, type ForwardParts, type ForwardPass } from './forwardPass.ts';
import type { Hyperparameters } from './hyperparameters.ts';
import { chain, createLayers, type NamedVariable, namedVariables, tangentThrough, traced } from './layers.ts';
import { type Layer, planNetwork } from './network.ts';
import { createNoise } from './noise.ts';
import { formulaTf } from './operations/formulaTf.ts';
import { createPass } from './pass.ts';
import { tf } from './tf.ts';

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
  readonly codeLayers: readonly Layer[];
  /** The one among them whose output is the code in use, where it is nothing else. */
  readonly plainHead: Layer | undefined;
  readonly decoderLayers: readonly Layer[];
  /** Whether a unit's prior is N(0, 1). */
  readonly hasGaussianPrior: boolean;
  /** In a fixed order. */
  readonly variables: readonly NamedVariable[];
  /** xCorrupted [batch, pixels] → code, logits and reconstruction. Run inside tf.tidy. */
  forward(xCorrupted: Tensor2D, pass: Pass): ForwardPass;
  /** Codes from the prior that the code has, [count, latentDim]; undefined if it has none. The caller disposes.
   *  @param counter which draw this is */
  drawPrior(count: number, counter: number): Tensor2D | undefined;
  /** What the code tells of itself without an image, by names that its file explains. Run inside tf.tidy. */
  readings(): Readonly<Record<string, Tensor>>;
  /** How the image of a code z [batch, latentDim] moves with it, t [batch, latentDim] → J t [batch, pixels]; undefined
   *  where some layer of the decoder has no tangent. Run inside tf.tidy. */
  decodeTangent(z: Tensor2D): ((tangent: Tensor2D) => Tensor2D) | undefined;
  /** Run inside tf.tidy. */
  activations(x: Tensor2D): Activations;
  /** What the first layers up to the code make of x in use: [batch, units of the last of them]; x itself for none. Run
   *  inside tf.tidy. */
  below(x: Tensor2D, layers: number): Tensor2D;
  /** The other way: the image that the last layers of the decoder draw of what the encoder's first layers gave, so many
   *  of them; for none, that itself. [batch, pixels]. Run inside tf.tidy. */
  drawn(hidden: Tensor2D, layers: number): Tensor2D;
  /** The code of x, without decoding it. Run inside tf.tidy. */
  codeOf(x: Tensor2D, pass: Pass): CodeState;
  dispose(): void;
}

/** Builds the network of an experiment with the initial weights of its seed; the caller disposes. */
export function createAutoencoder(
  spec: ExperimentSpec,
  image: ImageShape,
  hyperparameters: Hyperparameters,
  clock: Clock,
): Autoencoder {
  const plan = planNetwork(spec, image);
  const { latentDim, pixels } = plan;
  const code = findChoice<CodeDefinition>(singleSlots.code, spec.code.id);
  const layers = createLayers(plan, spec.seed, code.lendingHead ?? code.plainHead);
  const linkId = findChoice<LossDefinition>(singleSlots.loss, spec.loss.id).link(hyperparameters.loss);
  const coding = createCoding({ code, layers, latentDim, values: hyperparameters.code });
  const { plainHead: name } = code;
  const plain = name === undefined ? undefined : { name, layer: layers.heads.get(name)! };
  const link = (logits: Tensor2D) => applyLink(formulaTf, linkId, logits);
  const parts = { layers, coding, plain, link };
  const use = createPass('use', createNoise(spec.seed, 'show', 0), clock);
  return {
    id: 'autoencoder',
    ...{ latentDim, pixels },
    encoderLayers: layers.encoder,
    codeLayers: [...layers.heads.values(), ...layers.inner.values()],
    plainHead: plain?.layer,
    decoderLayers: layers.decoder,
    hasGaussianPrior: code.hasGaussianPrior,
    variables: namedVariables(layers.all),
    forward: createForward(parts),
    ...createUse(parts, linkId, use),
    codeOf: coding.codeOf,
    readings: () => coding.readings(use, clock),
    drawPrior(count, counter) {
      const noise = createNoise(spec.seed, 'prior', counter);
      return tf.tidy(() => coding.drawPrior(count, { ...use, noise }));
    },
    dispose() {
      for (const layer of layers.all) tf.dispose({ ...layer.weights });
    },
  };
}

type Use = Pick<Autoencoder, 'encode' | 'decode' | 'decodeTangent' | 'activations' | 'drawn' | 'below'>;

/** What a network is used for once it has learnt: without corruption or noise. */
function createUse({ layers, coding, plain, link }: ForwardParts, linkId: Link, use: Pass): Use {
  const upwards = [...layers.encoder, ...(plain ? [plain.layer] : [])];
  return {
    encode: (x) => tf.tidy(() => coding.codeOf(x, use).z),
    decode: (z) => tf.tidy(() => link(chain(layers.decoder, z, use))),
    decodeTangent(z) {
      const outputs = traced(layers.decoder, z, use);
      const through = tangentThrough(layers.decoder, outputs, use.mode);
      return through && ((tangent) => linkTangent(formulaTf, linkId, outputs.at(-1)!, through(tangent)));
    },
    activations(x) {
      const encoder = traced(layers.encoder, x, use);
      const { z } = coding.stateOf(coding.headsOn(encoder.at(-1) ?? x, use), use);
      const outputs = traced(layers.decoder, z, use);
      return { encoder, z, decoder: outputs.slice(0, -1), xHat: link(outputs.at(-1)!) };
    },
    drawn: (hidden, count) => (count === 0 ? hidden : link(chain(layers.decoder.slice(-count), hidden, use))),
    below: (x, count) => chain(upwards.slice(0, count), x, use),
  };
}
