/**
 * The layers of an experiment, planned and given their initial weights.
 * Not the forward pass: autoencoder.ts runs it.
 */
import type { Variable } from '@tensorflow/tfjs-core';
import { findChoice } from '#catalog/choice.ts';
import type { CodeDefinition } from '#catalog/codes/code.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { ImageShape, LayerPlan, WeightPlan } from '#catalog/layer.ts';
import type { NetworkDefinition } from '#catalog/networks/network.ts';
import { singleSlots } from '#catalog/slots.ts';
import { EngineError } from './engineError.ts';
import { uniform } from './random.ts';
import { tf } from './tf.ts';

export interface NetworkPlan {
  readonly encoder: readonly LayerPlan[];
  readonly heads: Readonly<Record<string, LayerPlan>>;
  readonly decoder: readonly LayerPlan[];
  readonly latentDim: number;
  readonly pixels: number;
}

/** With Adam's slots and a checkpoint about 300 MB. */
const MOST_PARAMETERS = 12_000_000;

/** The layers an experiment describes, for images of this shape.
 *  @throws EngineError "network/tooLarge" */
export function planNetwork(spec: ExperimentSpec, image: ImageShape): NetworkPlan {
  const network = findChoice<NetworkDefinition>(singleSlots.network, spec.network.id);
  const code = findChoice<CodeDefinition>(singleSlots.code, spec.code.id);
  const pixels = image.height * image.width;
  const encoder = network.encoder(spec.network.params, image);
  const heads = code.heads(spec.code.params, encoder.at(-1)?.units ?? pixels);
  const decoder = network.decoder(spec.network.params, image, spec.code.params.size);
  refuseTooLarge([...encoder, ...Object.values(heads), ...decoder]);
  return { encoder, heads, decoder, latentDim: spec.code.params.size, pixels };
}

function refuseTooLarge(layers: readonly LayerPlan[]): void {
  const shapes = layers.flatMap(({ weights }) => Object.values(weights).map(({ shape }) => shape));
  const parameters = shapes.reduce((sum, shape) => sum + sizeOf(shape), 0);
  if (parameters <= MOST_PARAMETERS) return;
  const millions = (count: number) => `${Math.round(count / 1e6)} million`;
  throw new EngineError(
    'network/tooLarge',
    `This network has ${millions(parameters)} weights; at most ${millions(MOST_PARAMETERS)} can be trained here. Use fewer or narrower layers.`,
  );
}

const sizeOf = (shape: readonly number[]) => shape.reduce((product, side) => product * side, 1);

/** A layer with its weights in device memory. */
export interface Layer {
  /** "encoder.0", "code.mu", "decoder.1", … */
  readonly name: string;
  readonly plan: LayerPlan;
  readonly weights: Readonly<Record<string, Variable>>;
}

/** Makes a layer's weights, drawn from the seed and the layer's name; the caller disposes. */
export function createLayer(name: string, plan: LayerPlan, seed: number): Layer {
  const entries = Object.entries(plan.weights).map(([role, weight]) => {
    const values = initialValues(weight, seed, `${name}.${role}`);
    return [role, tf.tidy(() => tf.variable(tf.tensor(values, [...weight.shape])))] as const;
  });
  return { name, plan, weights: Object.fromEntries(entries) };
}

function initialValues({ shape, initializer }: WeightPlan, seed: number, name: string): Float32Array {
  const size = sizeOf(shape);
  if (initializer.kind === 'zeros') return new Float32Array(size);
  const limit = Math.sqrt(6 / (initializer.fanIn + initializer.fanOut));
  const draws = uniform(size, { seed, stream: `init/${name}`, counter: 0 });
  return draws.map((u) => (2 * u - 1) * limit);
}
