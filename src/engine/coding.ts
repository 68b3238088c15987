/**
 * The code's part of an autoencoder: what its layers make of the encoder's output, and what it draws from its prior.
 * Not the formulas: the catalog has those. Not the way through the network: forwardPass.ts.
 */
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { CodeDefinition, CodeLayers, CodeState, ImagelessLayers } from '#catalog/codes/code.ts';
import type { Clock, Pass } from '#catalog/pass.ts';
import type { Hyperparameters } from './hyperparameters.ts';
import { applyLayer, chain, type Layers } from './layers.ts';
import { formulaTf } from './operations/formulaTf.ts';

export interface Coding {
  /** What the heads make of features [batch, units], each computed when it is first asked for. */
  headsOn(features: Tensor2D, pass: Pass): CodeLayers['head'];
  stateOf(head: CodeLayers['head'], pass: Pass): CodeState;
  /** The code of x, without decoding it. Run inside tf.tidy. */
  codeOf(x: Tensor2D, pass: Pass): CodeState;
  /** Codes of the prior, [count, latentDim], if there is one; the code's own layers act as in the pass. */
  drawPrior(count: number, pass: Pass): Tensor2D | undefined;
  /** What the code tells of itself without an image. */
  readings(pass: Pass, clock: Clock): Readonly<Record<string, Tensor>>;
}

interface CodingParts {
  readonly code: CodeDefinition;
  readonly layers: Layers;
  readonly latentDim: number;
  readonly values: Hyperparameters['code'];
}

export function createCoding({ code, layers, latentDim, values }: CodingParts): Coding {
  const imageless = (pass: Pass): ImagelessLayers => ({
    inner: (name, input) => applyLayer(layers.inner.get(name)!, input, pass),
    weights: (name) => (layers.heads.get(name) ?? layers.inner.get(name))!.allWeights,
  });
  const headsOn = (features: Tensor2D, pass: Pass) => {
    const outputs = new Map<string, Tensor2D>();
    return (name: string): Tensor2D => {
      const output = outputs.get(name) ?? applyLayer(layers.heads.get(name)!, features, pass);
      outputs.set(name, output);
      return output;
    };
  };
  const stateOf = (head: CodeLayers['head'], pass: Pass): CodeState =>
    code.sample(formulaTf, { head, ...imageless(pass) }, pass, values);
  return {
    headsOn,
    stateOf,
    codeOf: (x, pass) => stateOf(headsOn(chain(layers.encoder, x, pass), pass), pass),
    drawPrior(count, pass) {
      if (code.drawPrior) return code.drawPrior(formulaTf, imageless(pass), pass.noise, count, values);
      return code.hasGaussianPrior ? pass.noise.normal('code', [count, latentDim]) : undefined;
    },
    readings: (pass, clock) => code.readings?.(formulaTf, imageless(pass), clock, values) ?? {},
  };
}
