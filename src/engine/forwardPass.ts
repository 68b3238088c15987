/**
 * The way of one batch through an autoencoder in training and testing.
 * Not the objective: objective.ts.
 */
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { CodeState } from '#catalog/codes/code.ts';
import type { Pass } from '#catalog/pass.ts';
import type { Coding } from './coding.ts';
import { chain, type Layers, tangentThrough, traced } from './layers.ts';
import type { Layer } from './network.ts';
import { formulaTf } from './operations/formulaTf.ts';
import { scopedNoise } from './pass.ts';

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

export interface ForwardParts {
  readonly layers: Layers;
  readonly coding: Coding;
  /** The head whose output is the code in use, where it is nothing else, and the name that the code gives it. */
  readonly plain: { readonly name: string; readonly layer: Layer } | undefined;
  /** From logits to an image. */
  link(logits: Tensor2D): Tensor2D;
}

/** xCorrupted [batch, pixels] → code, logits and reconstruction. Run inside tf.tidy. */
export function createForward({ layers, coding, plain, link }: ForwardParts) {
  const samplesIn = (pass: Pass, count: number): Tensor2D | undefined => {
    // What is remembered of a batch is remembered of its images.
    const own = { ...pass, noise: scopedNoise(pass.noise, 'prior'), remember() {} };
    const z = coding.drawPrior(count, own);
    return z && link(chain(layers.decoder, z, own));
  };
  return (xCorrupted: Tensor2D, pass: Pass): ForwardPass => {
    const hidden = traced(layers.encoder, xCorrupted, pass);
    const head = coding.headsOn(hidden.at(-1) ?? xCorrupted, pass);
    const code = coding.stateOf(head, pass);
    const logits = chain(layers.decoder, code.z, pass); // [batch, pixels]
    const xHat = once(() => link(logits));
    const samples = once(() => samplesIn(pass, logits.shape[0]));
    return {
      ...{ code, hidden, logits },
      get xHat() {
        return xHat();
      },
      get samples() {
        return samples();
      },
      get codeTangent() {
        if (!plain) return undefined;
        return tangentThrough([...layers.encoder, plain.layer], [...hidden, head(plain.name)], pass.mode);
      },
      get codeSquaredJacobian() {
        if (!plain || layers.encoder.length > 0) return undefined;
        const { plan, allWeights } = plain.layer;
        return plan.squaredJacobian?.(formulaTf, head(plain.name), allWeights);
      },
    };
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
