/**
 * An autoencoder with its weights: the forward pass for training and testing, and a codec for use.
 * Not the objective and not the updates: objective.ts and trainer.ts.
 */
import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { findChoice } from '#catalog/choice.ts';
import type { CodeDefinition, CodeLayers, CodeState, ImagelessLayers } from '#catalog/codes/code.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { applyLink, linkTangent } from '#catalog/formulas/link.ts';
import type { ImageShape } from '#catalog/layer.ts';
import type { LossDefinition } from '#catalog/losses/loss.ts';
import type { Clock, Pass } from '#catalog/pass.ts';
import { singleSlots } from '#catalog/slots.ts';
import type { Codec } from './codecs/codec.ts';
import type { Hyperparameters } from './hyperparameters.ts';
import {
  applyLayer,
  chain,
  createLayers,
  type NamedVariable,
  namedVariables,
  tangentThrough,
  traced,
} from './layers.ts';
import { type Layer, planNetwork } from './network.ts';
import { createNoise } from './noise.ts';
import { formulaTf } from './operations/formulaTf.ts';
import { createPass, scopedNoise } from './pass.ts';
import { tf } from './tf.ts';

export interface ForwardPass {
  readonly code: CodeState;
  /** Outputs of the encoder's hidden layers, from the input on. */
  readonly hidden: readonly Tensor2D[];
  readonly logits: Tensor2D;
  /** Computed when it is first asked for: losses on logits do without it. */
  readonly xHat: Tensor2D;
  /** Images of codes drawn from the prior, as many as the batch has rows; undefined if the code has none. The same
   *  whenever they are asked for. */
  readonly samples: Tensor2D | undefined;
  /** How the code in use moves with the input; undefined where some layer up to it has no tangent. */
  readonly codeTangent: ((tangent: Tensor2D) => Tensor2D) | undefined;
  /** ‖J‖²_F of that for each image, [batch]; undefined unless it is one layer with a closed form. */
  readonly codeSquaredJacobian: Tensor1D | undefined;
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
  readonly codeLayers: readonly Layer[];
  /** The one among them whose output is the code in use, where it is nothing else. */
  readonly plainHead: Layer | undefined;
  readonly decoderLayers: readonly Layer[];
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
  const code = findChoice<CodeDefinition>(singleSlots.code, spec.code.id);
  const loss = findChoice<LossDefinition>(singleSlots.loss, spec.loss.id);
  const layers = createLayers(plan, spec.seed, code.lendingHead ?? code.plainHead);
  const plainHead = code.plainHead === undefined ? undefined : layers.heads.get(code.plainHead)!;
  const linkId = loss.link(hyperparameters.loss);
  const link = (logits: Tensor2D) => applyLink(formulaTf, linkId, logits);
  const use = createPass('use', createNoise(spec.seed, 'show', 0), clock);
  const imageless = (pass: Pass): ImagelessLayers => ({
    inner: (name, input) => applyLayer(layers.inner.get(name)!, input, pass),
    weights: (name) => (layers.heads.get(name) ?? layers.inner.get(name))!.allWeights,
  });

  /** What the heads make of a batch, each computed when it is first asked for. */
  const headsOf = (features: Tensor2D, pass: Pass) => {
    const outputs = new Map<string, Tensor2D>();
    return (name: string): Tensor2D => {
      const output = outputs.get(name) ?? applyLayer(layers.heads.get(name)!, features, pass);
      outputs.set(name, output);
      return output;
    };
  };
  const stateOf = (head: CodeLayers['head'], pass: Pass): CodeState =>
    code.sample(formulaTf, { head, ...imageless(pass) }, pass, hyperparameters.code);

  const codeOf = (x: Tensor2D, pass: Pass) => stateOf(headsOf(chain(layers.encoder, x, pass), pass), pass);
  const upwards = [...layers.encoder, ...(plainHead ? [plainHead] : [])];

  /** Codes of the prior, if there is one; the code's own layers act as in the pass. */
  const priorCodes = (count: number, { noise, ...rest }: Pass): Tensor2D | undefined => {
    const parts = imageless({ noise, ...rest });
    if (code.drawPrior) return code.drawPrior(formulaTf, parts, noise, count, hyperparameters.code);
    return code.hasGaussianPrior ? noise.normal('code', [count, plan.latentDim]) : undefined;
  };
  const samplesIn = (pass: Pass, count: number): Tensor2D | undefined => {
    // What is remembered of a batch is remembered of its images.
    const own = { ...pass, noise: scopedNoise(pass.noise, 'prior'), remember() {} };
    const z = priorCodes(count, own);
    return z && link(chain(layers.decoder, z, own));
  };

  return {
    id: 'autoencoder',
    latentDim: plan.latentDim,
    pixels: plan.pixels,
    encoderLayers: layers.encoder,
    codeLayers: [...layers.heads.values(), ...layers.inner.values()],
    plainHead,
    decoderLayers: layers.decoder,
    variables: namedVariables(layers.all),
    forward(xCorrupted, pass) {
      const hidden = traced(layers.encoder, xCorrupted, pass);
      const head = headsOf(hidden.at(-1) ?? xCorrupted, pass);
      const state = stateOf(head, pass);
      const logits = chain(layers.decoder, state.z, pass); // [batch, pixels]
      const xHat = once(() => link(logits));
      const samples = once(() => samplesIn(pass, logits.shape[0]));
      return {
        code: state,
        hidden,
        logits,
        get xHat() {
          return xHat();
        },
        get samples() {
          return samples();
        },
        get codeTangent() {
          if (!plainHead) return undefined;
          return tangentThrough(
            [...layers.encoder, plainHead],
            [...hidden, head(code.plainHead!)],
            pass.mode,
          );
        },
        get codeSquaredJacobian() {
          if (!plainHead || layers.encoder.length > 0) return undefined;
          const { plan, allWeights } = plainHead;
          return plan.squaredJacobian?.(formulaTf, head(code.plainHead!), allWeights);
        },
      };
    },
    encode: (x) => tf.tidy(() => codeOf(x, use).z),
    decode: (z) => tf.tidy(() => link(chain(layers.decoder, z, use))),
    decodeTangent(z) {
      const outputs = traced(layers.decoder, z, use);
      const through = tangentThrough(layers.decoder, outputs, use.mode);
      return through && ((tangent) => linkTangent(formulaTf, linkId, outputs.at(-1)!, through(tangent)));
    },
    readings: () => code.readings?.(formulaTf, imageless(use), clock, hyperparameters.code) ?? {},
    drawPrior(count, counter) {
      const noise = createNoise(spec.seed, 'prior', counter);
      return tf.tidy(() => priorCodes(count, { ...use, noise }));
    },
    activations(x) {
      const encoder = traced(layers.encoder, x, use);
      const { z } = stateOf(headsOf(encoder.at(-1) ?? x, use), use);
      const outputs = traced(layers.decoder, z, use);
      return { encoder, z, decoder: outputs.slice(0, -1), xHat: link(outputs.at(-1)!) };
    },
    drawn: (hidden, count) => (count === 0 ? hidden : link(chain(layers.decoder.slice(-count), hidden, use))),
    below: (x, count) => chain(upwards.slice(0, count), x, use),
    codeOf,
    dispose() {
      for (const layer of layers.all) tf.dispose({ ...layer.weights });
    },
  };
}

/** The value of the first call, at every call. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
