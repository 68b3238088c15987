/**
 * How strongly the objective pulls at each layer: the gradient of one fixed batch, layer by layer.
 * Not the gradient of the step that was just made: that one is never kept.
 */
import type { Scalar, Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import { gradientBy, totalOf } from '../gradient.ts';
import type { NamedVariable } from '../layers.ts';
import { tf } from '../tf.ts';
import { defineProbe, type ProbeContext } from './probe.ts';

interface GradientNormsFrame {
  readonly step: number;
  /** "encoder.0", "code.mu", "decoder.2", …, in the order of the weights. */
  readonly layers: readonly string[];
  /** ‖∂L/∂θ‖₂ over all weights of a layer, [layers]. */
  readonly norms: Float32Array;
}

/** Training images, always the first ones. */
const IMAGES = 128;

export const gradientNorms = defineProbe({
  id: 'gradientNorms',
  isHeavy: true,
  async compute(context, _: true): Promise<GradientNormsFrame> {
    const trained = context.autoencoder.variables.filter(({ isTrained }) => isTrained);
    const layers = layersOf(trained);
    const norms = tf.tidy(() => {
      const grads = gradientBy(trained, () => totalOnSample(context));
      return tf.stack([...layers.values()].map((names) => normOf(names.map((name) => grads[name]!))));
    });
    const values = Float32Array.from(await norms.data<'float32'>());
    norms.dispose();
    return { step: context.step, layers: [...layers.keys()], norms: values };
  },
});

/** Layer → the engine's names of its variables. */
function layersOf(variables: readonly NamedVariable[]): ReadonlyMap<string, string[]> {
  const layers = new Map<string, string[]>();
  for (const { name, variable } of variables) {
    const layer = name.slice(0, name.lastIndexOf('.'));
    layers.set(layer, [...(layers.get(layer) ?? []), variable.name]);
  }
  return layers;
}

function totalOnSample({ data, images, objective, pass }: ProbeContext): Scalar {
  const count = Math.min(IMAGES, data.train.count);
  const x = images.rows(Uint32Array.from({ length: count }, (_, i) => i));
  const weights: Tensor1D = tf.fill([count], 1 / count);
  return totalOf(objective.terms(x, weights, pass('train')));
}

/** √Σ g² over all of them. */
const normOf = (grads: readonly Tensor[]): Scalar =>
  tf.sqrt(tf.addN(grads.map((grad) => tf.sum<Scalar>(tf.square(grad)))));
