/**
 * A convolutional autoencoder in plain tfjs operations, for timing: the catalog has no convolutions yet.
 * Not a model to use.
 */
import type { Rank, Scalar, Tensor, Tensor1D, Tensor2D, Variable } from '@tensorflow/tfjs-core';
import { defaultExperiment } from '#catalog/experiment.ts';
import { bernoulliFromLogits } from '#catalog/formulas/bernoulli.ts';
import { createHyperparameters } from '#engine/hyperparameters.ts';
import { formulaTf } from '#engine/operations/formulaTf.ts';
import { createOptimizer } from '#engine/optimizer.ts';
import { normal, uniform } from '#engine/random.ts';
import { tf } from '#engine/tf.ts';
import type { Job, Place } from './job.ts';
import { createStepper, stepsOf } from './replay.ts';

const KERNELS = {
  convolution1: [3, 3, 1, 16],
  convolution2: [3, 3, 16, 32],
  encoder: [7 * 7 * 32, 16],
  decoder: [16, 7 * 7 * 32],
  // Height, width, outputs, inputs.
  transposed1: [3, 3, 16, 32],
  transposed2: [3, 3, 1, 16],
} as const;

type LayerName = keyof typeof KERNELS;

/** Units or channels that leave a layer. */
const UNITS: Readonly<Record<LayerName, number>> = {
  convolution1: 16,
  convolution2: 32,
  encoder: 16,
  decoder: 7 * 7 * 32,
  transposed1: 16,
  transposed2: 1,
};

interface Layer {
  readonly kernel: Variable;
  readonly bias: Variable;
}

type Layers = Readonly<Record<LayerName, Layer>>;

function createLayer(name: LayerName): Layer {
  const shape = [...KERNELS[name]];
  const size = shape.reduce((product, side) => product * side, 1);
  const values = normal(size, { seed: 1, stream: `bench/${name}`, counter: 0 });
  return tf.tidy(() => ({
    kernel: tf.variable(tf.mul(0.05, tf.tensor(values, shape))),
    bias: tf.variable(tf.zeros([UNITS[name]])),
  }));
}

function createLayers(): Layers {
  return {
    convolution1: createLayer('convolution1'),
    convolution2: createLayer('convolution2'),
    encoder: createLayer('encoder'),
    decoder: createLayer('decoder'),
    transposed1: createLayer('transposed1'),
    transposed2: createLayer('transposed2'),
  };
}

/** x [batch, 784] → logits [batch, 784]. */
function logitsOf(x: Tensor2D, layers: Layers): Tensor2D {
  const batch = x.shape[0];
  const kernel = (name: 'convolution1' | 'convolution2' | 'transposed1' | 'transposed2') =>
    tf.reshape<Rank.R4>(layers[name].kernel, [...KERNELS[name]]);
  const biased = <R extends Rank>(y: Tensor<R>, name: LayerName) => tf.add<Tensor<R>>(y, layers[name].bias);
  const image = tf.reshape<Rank.R4>(x, [batch, 28, 28, 1]);
  const convolve = (y: Tensor<Rank.R4>, name: 'convolution1' | 'convolution2') =>
    tf.relu(biased(tf.conv2d(y, kernel(name), 2, 'same'), name));
  const hidden = convolve(convolve(image, 'convolution1'), 'convolution2'); // [batch, 7, 7, 32]
  const flat = tf.reshape(hidden, [batch, 1568]);
  const z = biased(tf.matMul(flat, layers.encoder.kernel), 'encoder'); // [batch, 16]
  const wide = tf.relu(biased(tf.matMul(z, layers.decoder.kernel), 'decoder'));
  const low = tf.reshape<Rank.R4>(wide, [batch, 7, 7, 32]);
  const middle = tf.conv2dTranspose(low, kernel('transposed1'), [batch, 14, 14, 16], 2, 'same');
  const rectified = tf.relu(biased(middle, 'transposed1'));
  const top = tf.conv2dTranspose(rectified, kernel('transposed2'), [batch, 28, 28, 1], 2, 'same');
  return tf.reshape(biased(top, 'transposed2'), [batch, 784]); // [batch, 784]
}

/** Steps with Adam on the cross-entropy of one batch, on the current backend; the caller disposes. */
export function createConvolutional(batch: number, { replayed }: Place): Job {
  const layers = createLayers();
  const variables = Object.entries(layers).flatMap(([name, { kernel, bias }]) => [
    { name: `${name}.kernel`, variable: kernel, decays: true },
    { name: `${name}.bias`, variable: bias, decays: false },
  ]);
  const hyperparameters = createHyperparameters(defaultExperiment);
  const optimizer = createOptimizer(defaultExperiment, variables, hyperparameters);
  const pixels = uniform(batch * 784, { seed: 1, stream: 'bench/images', counter: 0 });
  const x = tf.tensor2d(pixels, [batch, 784]);
  const values = variables.map(({ variable }) => variable);
  const update = (): Tensor1D => {
    const loss = () => tf.mean<Scalar>(bernoulliFromLogits(formulaTf, x, logitsOf(x, layers)));
    const { value, grads } = tf.variableGrads(loss, values);
    optimizer.apply(grads);
    return tf.reshape<Rank.R1>(value, [1]);
  };
  const step = () => tf.tidy(update);
  const dispose = () => {
    tf.dispose([x, ...values]);
    optimizer.dispose();
    hyperparameters.dispose();
  };
  return stepsOf(createStepper(step, dispose), replayed);
}
