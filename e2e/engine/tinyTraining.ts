/**
 * The smallest training that uses all that a recorded step needs: a dense autoencoder 16 → 5 → 16 on 20 images.
 * Not the engine's trainer.
 */
import type {
  NamedTensorMap,
  Rank,
  Scalar,
  Tensor,
  Tensor1D,
  Tensor2D,
  Variable,
} from '@tensorflow/tfjs-core';
import { bernoulliFromLogits } from '#catalog/formulas/bernoulli.ts';
import { normal } from '#engine/random.ts';
import { tf } from '#engine/tf.ts';

const PIXELS = 16;
const COUNT = 20;
const BATCH = 8;
const CODE = 5;
const FIXED = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

const run = <T extends Tensor | Tensor[]>(name: string, inputs: NamedTensorMap, attrs = {}) =>
  tf.engine().runKernel<T>(name, inputs, attrs);

function createWeight(stream: string, rows: number, columns: number) {
  const values = normal(rows * columns, { seed: 9, stream, counter: 0 }).map((value) => 0.3 * value);
  return tf.tidy(() => {
    const value = tf.variable(tf.tensor2d(values, [rows, columns]));
    const zeros = () => tf.variable(tf.zeros([rows, columns]), false);
    return { value, mean: zeros(), square: zeros() };
  });
}

/** Updates made, as the batches and as the optimizer count them, and the learning rate. */
const createNumbers = (): [Variable<Rank.R0>, Variable<Rank.R0>, Variable<Rank.R0>] =>
  tf.tidy(() => [
    tf.variable<Rank.R0>(tf.scalar(0, 'int32'), false),
    tf.variable<Rank.R0>(tf.scalar(0), false),
    tf.variable<Rank.R0>(tf.scalar(0.01), false),
  ]);

/** @param inside is called at the start of every step */
export function createTraining(inside: () => void = () => {}) {
  const bytes = Uint8Array.from({ length: COUNT * PIXELS }, (_, i) => (i * i * 37) % 256);
  const images = tf.tensor1d(new Int32Array(bytes.buffer), 'int32');
  const weights = [createWeight('encoder', PIXELS, CODE), createWeight('decoder', CODE, PIXELS)] as const;
  const [counter, step, learningRate] = createNumbers();
  const variables = [counter, step, learningRate, ...weights.flatMap((weight) => Object.values(weight))];

  const lossOf = (x: Tensor2D, share: Tensor1D) => (): Scalar => {
    const code = tf.tanh(tf.matMul(x, weights[0].value));
    const logits = tf.matMul<Tensor2D>(code, weights[1].value);
    return tf.sum(tf.mul(share, bernoulliFromLogits(tf, x, logits)));
  };

  return {
    variables,
    learningRate,
    /** One update. @returns [loss, number of updates made] */
    step(): Tensor1D {
      return tf.tidy(() => {
        inside();
        const attrs = { count: COUNT, batchSize: BATCH, seed: 5 };
        const [indices, share] = run<Tensor[]>('ShuffledIndices', { counter }, attrs);
        const x = run<Tensor2D>('ImageRows', { images, indices: indices! }, { pixels: PIXELS });
        const values = weights.map(({ value }) => value);
        const { value, grads } = tf.variableGrads(lossOf(x, tf.reshape(share!, [BATCH])), values);
        counter.assign(tf.add<Scalar>(counter, tf.scalar(1, 'int32')));
        step.assign(tf.add<Scalar>(step, 1));
        for (const weight of weights) {
          run('adamInPlace', { ...weight, gradient: grads[weight.value.name]!, step, learningRate }, FIXED);
        }
        return tf.concat([tf.reshape<Rank.R1>(value, [1]), tf.reshape<Rank.R1>(step, [1])]);
      });
    },
    dispose() {
      images.dispose();
      tf.dispose(variables);
    },
  };
}

/** All variables' values, one after the other. */
export async function valuesOf({ variables }: ReturnType<typeof createTraining>): Promise<number[]> {
  const arrays = await Promise.all(variables.map((variable) => variable.data()));
  return arrays.flatMap((array) => [...array]);
}
