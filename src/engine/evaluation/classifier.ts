/**
 * A small network that tells what images show, to judge generated ones by.
 * Not a part of any experiment: it is trained on real images and looks at whatever it is given.
 */
import type { AdamOptimizer, Scalar, Tensor1D, Tensor2D, Variable } from '@tensorflow/tfjs-core';
import type { Data } from '#catalog/datasets/data.ts';
import { categoricalFromLogits } from '#catalog/formulas/categorical.ts';
import { denseLayer } from '#catalog/formulas/dense.ts';
import { overwrite } from '../capture/recorders.ts';
import { gatherBatch } from '../data/batches.ts';
import { createLayer, type Layer } from '../network.ts';
import { createShuffle } from '../random.ts';
import { tf } from '../tf.ts';
import { CHUNK, chunks, indexRange } from './evaluate.ts';

const HIDDEN = 128;
const BATCH = 128;
const LEARNING_RATE = 1e-3;
/** Batches in a piece of the training. */
const BUNDLE = 4;

export interface Classifier {
  /** p(c | x) of each image.
   *  @param x [batch, pixels]  @returns [batch, classes]; the caller disposes. */
  probabilities(x: Tensor2D): Tensor2D;
  /** max_c p(c | x) of each image, the confidence of its decision.
   *  @param x [batch, pixels]  @returns [batch]; the caller disposes. */
  confidence(x: Tensor2D): Tensor1D;
  /** Share of the test images whose likeliest class is theirs, 0 … 1. */
  accuracy(): Promise<number>;
  /** Copies of its weights, from which restoreClassifier makes the same one again, on whatever backend. */
  weights(): Promise<readonly Float32Array[]>;
  dispose(): void;
}

/** Trains a classifier pixels → 128 → classes on all training images; the caller disposes it.
 *  @yields the finished share after every few batches; a caller that stops must call return() or throw(), which dispose all of it */
export async function* trainClassifier(
  data: Data,
  epochs: number,
  seed: number,
): AsyncGenerator<number, Classifier, void> {
  const network = createNetwork(data, seed);
  const adam = tf.train.adam(LEARNING_RATE);
  const stepsPerEpoch = Math.ceil(data.train.count / BATCH);
  const steps = epochs * stepsPerEpoch;
  let isTrained = false;
  try {
    for (let step = 0; step < steps; step++) {
      const epoch = Math.floor(step / stepsPerEpoch);
      const shuffled = createShuffle(data.train.count, { seed, stream: 'classifier', counter: epoch });
      update(network, adam, data, batchAt((step % stepsPerEpoch) * BATCH, data.train.count, shuffled));
      if ((step + 1) % BUNDLE === 0) yield (step + 1) / steps;
    }
    isTrained = true;
    return classifierOf(data, network);
  } finally {
    adam.dispose();
    if (!isTrained) tf.dispose([...network.variables]);
  }
}

/** The classifier of these weights; the caller disposes it. @param weights as weights() gave them */
export function restoreClassifier(data: Data, weights: readonly Float32Array[]): Classifier {
  const network = createNetwork(data, 0);
  for (const [i, variable] of network.variables.entries())
    overwrite(variable, Float32Array.from(weights[i]!));
  return classifierOf(data, network);
}

const batchAt = (start: number, count: number, shuffled: (position: number) => number): Uint32Array =>
  Uint32Array.from({ length: Math.min(BATCH, count - start) }, (_, i) => shuffled(start + i));

function update(
  { logits, variables }: Network,
  adam: AdamOptimizer,
  { train, width, height }: Data,
  indices: Uint32Array,
): void {
  tf.tidy(() => {
    const { x } = gatherBatch(train, width * height, indices, indices.length);
    const labels = Int32Array.from(indices, (index) => train.labels[index]!);
    const shown = tf.tensor1d(labels, 'int32');
    const loss = () => tf.mean<Scalar>(categoricalFromLogits(tf, shown, logits(x)));
    adam.minimize(loss, false, [...variables]);
  });
}

function classifierOf(data: Data, { logits, variables }: Network): Classifier {
  const probabilities = (x: Tensor2D) => tf.tidy(() => tf.softmax(logits(x)));
  return {
    probabilities,
    confidence: (x) => tf.tidy(() => tf.max<Tensor1D>(probabilities(x), 1)),
    accuracy: () => accuracyOf(data, logits),
    weights: () =>
      Promise.all(variables.map(async (variable) => Float32Array.from(await variable.data<'float32'>()))),
    dispose: () => tf.dispose([...variables]),
  };
}

interface Network {
  /** [batch, pixels] → [batch, classes] */
  logits(x: Tensor2D): Tensor2D;
  readonly variables: readonly Variable[];
}

function createNetwork({ width, height, classNames }: Data, seed: number): Network {
  const hidden = createLayer('classifier.0', denseLayer(width * height, HIDDEN, 'relu'), seed);
  const output = createLayer('classifier.1', denseLayer(HIDDEN, classNames.length, 'linear'), seed);
  const affine = (x: Tensor2D, { weights }: Layer): Tensor2D =>
    tf.add(tf.matMul<Tensor2D>(x, weights.kernel!), weights.bias!);
  return {
    logits: (x) => affine(tf.relu(affine(x, hidden)), output),
    variables: [hidden, output].flatMap(({ weights }) => Object.values(weights)),
  };
}

async function accuracyOf({ test, width, height }: Data, logits: (x: Tensor2D) => Tensor2D): Promise<number> {
  let right = 0;
  for (const range of chunks(test.count)) {
    const decisions = tf.tidy(() => {
      const { x } = gatherBatch(test, width * height, indexRange(range), CHUNK);
      return tf.argMax(logits(x), 1);
    });
    const values = await decisions.data();
    for (let i = range.start; i < range.end; i++) right += Number(values[i - range.start] === test.labels[i]);
    decisions.dispose();
  }
  return right / test.count;
}
