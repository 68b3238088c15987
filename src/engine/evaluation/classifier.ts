/**
 * A small network that tells what images show, to judge generated ones by.
 * Not a part of any experiment: it is trained on real images and looks at whatever it is given.
 */
import type { Scalar, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { Data } from '#catalog/datasets/data.ts';
import { categoricalFromLogits } from '#catalog/formulas/categorical.ts';
import { denseLayer } from '#catalog/formulas/dense.ts';
import { gatherBatch } from '../data/batches.ts';
import { createLayer, type Layer } from '../network.ts';
import { createShuffle } from '../random.ts';
import { tf } from '../tf.ts';
import { CHUNK, chunks, indexRange } from './evaluate.ts';

const HIDDEN = 128;
const BATCH = 128;
const LEARNING_RATE = 1e-3;

export interface Classifier {
  /** max_c p(c | x) of each image, the confidence of its decision.
   *  @param x [batch, pixels]  @returns [batch]; the caller disposes. */
  confidence(x: Tensor2D): Tensor1D;
  /** Share of the test images whose likeliest class is theirs, 0 … 1. */
  accuracy(): Promise<number>;
  dispose(): void;
}

/** Trains a classifier pixels → 128 → classes on all training images; the caller disposes it.
 *  @yields the finished share after each batch */
export async function* trainClassifier(
  data: Data,
  epochs: number,
  seed: number,
): AsyncGenerator<number, Classifier, void> {
  const { logits, variables } = createNetwork(data, seed);
  const adam = tf.train.adam(LEARNING_RATE);
  const { count, labels } = data.train;
  const stepsPerEpoch = Math.ceil(count / BATCH);
  const steps = epochs * stepsPerEpoch;
  for (let step = 0; step < steps; step++) {
    const shuffled = createShuffle(count, {
      seed,
      stream: 'classifier',
      counter: Math.floor(step / stepsPerEpoch),
    });
    const start = (step % stepsPerEpoch) * BATCH;
    const indices = Uint32Array.from({ length: Math.min(BATCH, count - start) }, (_, i) =>
      shuffled(start + i),
    );
    tf.tidy(() => {
      const { x } = gatherBatch(data.train, data.width * data.height, indices, indices.length);
      const shown = tf.tensor1d(
        Int32Array.from(indices, (index) => labels[index]!),
        'int32',
      );
      const loss = () => tf.mean<Scalar>(categoricalFromLogits(tf, shown, logits(x)));
      adam.minimize(loss, false, variables);
    });
    yield (step + 1) / steps;
  }
  adam.dispose();
  return {
    confidence: (x) => tf.tidy(() => tf.max<Tensor1D>(tf.softmax(logits(x)), 1)),
    accuracy: () => accuracyOf(data, logits),
    dispose: () => tf.dispose(variables),
  };
}

function createNetwork({ width, height, classNames }: Data, seed: number) {
  const hidden = createLayer('classifier.0', denseLayer(width * height, HIDDEN, 'relu'), seed);
  const output = createLayer('classifier.1', denseLayer(HIDDEN, classNames.length, 'linear'), seed);
  const affine = (x: Tensor2D, { weights }: Layer): Tensor2D =>
    tf.add(tf.matMul<Tensor2D>(x, weights.kernel!), weights.bias!);
  return {
    /** [batch, pixels] → [batch, classes] */
    logits: (x: Tensor2D) => affine(tf.relu(affine(x, hidden)), output),
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
