/**
 * A convolutional autoencoder in plain tfjs operations, for timing: the catalog has no convolutions yet.
 * Not a model to use: it has no biases.
 */
import type { Rank, Scalar, Tensor2D, Variable } from '@tensorflow/tfjs-core';
import { defaultExperiment } from '#catalog/experiment.ts';
import { bernoulliFromLogits } from '#catalog/formulas/bernoulli.ts';
import { createHyperparameters } from '#engine/hyperparameters.ts';
import { createOptimizer } from '#engine/optimizer.ts';
import { normal, uniform } from '#engine/random.ts';
import { tf } from '#engine/tf.ts';
import type { Steps } from './networks.ts';

const SHAPES = {
  convolution1: [3, 3, 1, 16],
  convolution2: [3, 3, 16, 32],
  encoder: [7 * 7 * 32, 16],
  decoder: [16, 7 * 7 * 32],
  // Height, width, outputs, inputs.
  transposed1: [3, 3, 16, 32],
  transposed2: [3, 3, 1, 16],
} as const;

type Weights = Readonly<Record<keyof typeof SHAPES, Variable>>;

function createWeights(): Weights {
  const make = (name: keyof typeof SHAPES) => {
    const shape = [...SHAPES[name]];
    const size = shape.reduce((product, side) => product * side, 1);
    const values = normal(size, { seed: 1, stream: `bench/${name}`, counter: 0 });
    return tf.tidy(() => tf.variable(tf.mul(0.05, tf.tensor(values, shape))));
  };
  return {
    convolution1: make('convolution1'),
    convolution2: make('convolution2'),
    encoder: make('encoder'),
    decoder: make('decoder'),
    transposed1: make('transposed1'),
    transposed2: make('transposed2'),
  };
}

/** x [batch, 784] → logits [batch, 784]. */
function logitsOf(x: Tensor2D, weights: Weights): Tensor2D {
  const batch = x.shape[0];
  const kernel = (name: 'convolution1' | 'convolution2' | 'transposed1' | 'transposed2') =>
    tf.reshape<Rank.R4>(weights[name], [...SHAPES[name]]);
  const image = tf.reshape<Rank.R4>(x, [batch, 28, 28, 1]);
  const hidden1 = tf.relu(tf.conv2d(image, kernel('convolution1'), 2, 'same')); // [batch, 14, 14, 16]
  const hidden2 = tf.relu(tf.conv2d(hidden1, kernel('convolution2'), 2, 'same')); // [batch, 7, 7, 32]
  const z = tf.matMul(tf.reshape(hidden2, [batch, 1568]), weights.encoder); // [batch, 16]
  const wide = tf.reshape<Rank.R4>(tf.relu(tf.matMul(z, weights.decoder)), [batch, 7, 7, 32]);
  const up1 = tf.relu(tf.conv2dTranspose(wide, kernel('transposed1'), [batch, 14, 14, 16], 2, 'same'));
  const up2 = tf.conv2dTranspose(up1, kernel('transposed2'), [batch, 28, 28, 1], 2, 'same');
  return tf.reshape(up2, [batch, 784]); // [batch, 784]
}

/** Steps with Adam on the cross-entropy of one batch, on the current backend; the caller disposes. */
export function createConvolutional(batchSize: number): Steps {
  const weights = createWeights();
  const variables = Object.entries(weights).map(([name, variable]) => ({ name, variable, decays: true }));
  const hyperparameters = createHyperparameters(defaultExperiment);
  const optimizer = createOptimizer(defaultExperiment, variables, hyperparameters);
  const pixels = uniform(batchSize * 784, { seed: 1, stream: 'bench/images', counter: 0 });
  const x = tf.tensor2d(pixels, [batchSize, 784]);
  const update = (): Scalar => {
    const loss = () => tf.mean<Scalar>(bernoulliFromLogits(tf, x, logitsOf(x, weights)));
    const { value, grads } = tf.variableGrads(
      loss,
      variables.map(({ variable }) => variable),
    );
    optimizer.apply(grads);
    return value;
  };
  return {
    async step() {
      const loss = tf.tidy(update);
      await loss.data();
      loss.dispose();
    },
    dispose() {
      tf.dispose([x, ...variables.map(({ variable }) => variable)]);
      optimizer.dispose();
      hyperparameters.dispose();
    },
  };
}
