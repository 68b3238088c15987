/**
 * The layers of an experiment, judged by their size and given their initial weights.
 * Not their plans: catalog/planLayers.ts. Not the forward pass: autoencoder.ts runs it.
 */
import type { Variable } from '@tensorflow/tfjs-core';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { ImageShape, LayerPlan, WeightPlan, Weights } from '#catalog/layer.ts';
import { type PlannedLayers, planLayers } from '#catalog/planLayers.ts';
import { EngineError } from './engineError.ts';
import { normal, uniform } from './random.ts';
import { sizeOf } from './sizeOf.ts';
import { tf } from './tf.ts';

export interface NetworkPlan extends PlannedLayers {
  readonly pixels: number;
}

/** With Adam's slots and a checkpoint about 300 MB. */
const MOST_PARAMETERS = 12_000_000;

/** The layers an experiment describes, for images of this shape.
 *  @throws EngineError "network/tooLarge" */
export function planNetwork(spec: ExperimentSpec, image: ImageShape): NetworkPlan {
  const plan = planLayers(spec, image);
  const { encoder, heads, inner, decoder } = plan;
  refuseTooLarge([...encoder, ...Object.values(heads), ...Object.values(inner), ...decoder]);
  return { ...plan, pixels: image.height * image.width };
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

/** A layer with its weights in device memory. */
export interface Layer {
  /** "encoder.0", "code.mu", "decoder.1", … */
  readonly name: string;
  readonly plan: LayerPlan;
  /** Its own, by role; the layer's owner disposes them. */
  readonly weights: Readonly<Record<string, Variable>>;
  /** Its own and those that it borrows. */
  readonly allWeights: Weights;
}

/** Makes a layer's weights, drawn from the seed and the layer's name; the caller disposes.
 *  @param borrowed weights of other layers, by the roles of the plan's loans */
export function createLayer(name: string, plan: LayerPlan, seed: number, borrowed: Weights = {}): Layer {
  const entries = Object.entries(plan.weights).map(([role, weight]) => {
    const values = initialValues(weight, seed, `${name}.${role}`);
    const isTrained = weight.trained ?? true;
    return [role, tf.tidy(() => tf.variable(tf.tensor(values, [...weight.shape]), isTrained))] as const;
  });
  const weights = Object.fromEntries(entries);
  return { name, plan, weights, allWeights: { ...weights, ...borrowed } };
}

/** What a weight begins with, drawn from the seed and a name. */
export function initialValues({ shape, initializer }: WeightPlan, seed: number, name: string): Float32Array {
  const size = sizeOf(shape);
  const key = { seed, stream: `init/${name}`, counter: 0 };
  switch (initializer.kind) {
    case 'zeros':
      return new Float32Array(size);
    case 'constant':
      return new Float32Array(size).fill(initializer.value);
    case 'normal':
      return normal(size, key).map((value) => value * initializer.deviation);
    case 'glorotUniform': {
      const limit = Math.sqrt(6 / (initializer.fanIn + initializer.fanOut));
      return uniform(size, key).map((u) => (2 * u - 1) * limit);
    }
  }
}
