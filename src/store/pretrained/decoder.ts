/**
 * The pretrained decoder in plain numbers, for the seconds until the worker has one.
 * Not the engine's: it knows dense layers, ReLU between them and a sigmoid at the end.
 */
import type { Pretrained } from './readPretrained.ts';

interface Dense {
  /** [inputs, units] */
  readonly kernel: Float32Array;
  readonly bias: Float32Array;
}

/** The image of a code: x̂ = σ(Wₙ … relu(W₁ z + b₁) … + bₙ). @returns z [latentDim] → [pixels] */
export function createDecoder({ weights }: Pretrained): (z: Float32Array) => Float32Array {
  const layers = layersOf(weights);
  return (z) => {
    const logits = layers.reduce((input, layer, i) => {
      const output = apply(layer, input);
      return i < layers.length - 1 ? output.map((value) => Math.max(0, value)) : output;
    }, z);
    return logits.map((logit) => 1 / (1 + Math.exp(-logit)));
  };
}

function layersOf(weights: Pretrained['weights']): readonly Dense[] {
  const named = new Map(weights.map(({ name, data }) => [name, data]));
  const layers: Dense[] = [];
  for (;;) {
    const kernel = named.get(`decoder.${layers.length}.kernel`);
    const bias = named.get(`decoder.${layers.length}.bias`);
    if (!kernel || !bias) return layers;
    layers.push({ kernel, bias });
  }
}

function apply({ kernel, bias }: Dense, input: Float32Array): Float32Array {
  const units = bias.length;
  const output = bias.slice();
  for (const [i, value] of input.entries()) {
    if (value === 0) continue;
    const row = kernel.subarray(i * units, (i + 1) * units);
    for (let unit = 0; unit < units; unit++) output[unit] = output[unit]! + value * row[unit]!;
  }
  return output;
}
