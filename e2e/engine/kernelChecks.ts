/**
 * Our WebGPU kernels beside the definitions that they follow.
 * Not assertions: capture.spec.ts makes those.
 */
import type { NamedAttrMap, NamedTensorMap, Rank, Tensor, Tensor2D, Variable } from '@tensorflow/tfjs-core';
import { type ActivationId, activate } from '#catalog/formulas/activations.ts';
import { adam } from '#catalog/optimizers/adam.ts';
import { momentum } from '#catalog/optimizers/momentum.ts';
import type { OptimizerDefinition } from '#catalog/optimizers/optimizer.ts';
import { sgd } from '#catalog/optimizers/sgd.ts';
import { createShuffle, gumbel, hashName, normal, uniform } from '#engine/random.ts';
import { tf } from '#engine/tf.ts';

export interface Found {
  readonly found: number[];
  readonly expected: number[];
}

/** Runs a kernel with one output and reads it. */
async function values(name: string, inputs: NamedTensorMap, attrs: NamedAttrMap): Promise<number[]> {
  const output = tf.engine().runKernel<Tensor>(name, inputs, attrs);
  const read = [...(await output.data())];
  output.dispose();
  return read;
}

const integer = (value: number) => tf.scalar(value, 'int32');

/** Indices and weights of single steps, among them last steps of an epoch. */
export async function shuffles(count: number, batchSize: number, steps: readonly number[]): Promise<Found> {
  const seed = 4_000_000_007;
  const stepsPerEpoch = Math.ceil(count / batchSize);
  const found: number[] = [];
  const expected: number[] = [];
  for (const step of steps) {
    const attrs = { count, batchSize, seed };
    const pair = tf.engine().runKernel<Tensor[]>('ShuffledIndices', { counter: integer(step) }, attrs);
    for (const tensor of pair) found.push(...(await tensor.data()));
    const element = createShuffle(count, {
      seed,
      stream: 'shuffle',
      counter: Math.floor(step / stepsPerEpoch),
    });
    const positions = Array.from({ length: batchSize }, (_, row) => (step % stepsPerEpoch) * batchSize + row);
    const real = positions.filter((position) => position < count).length;
    expected.push(...positions.map((position) => (position < count ? element(position) : -1)));
    expected.push(...positions.map((position) => (position < count ? Math.fround(1 / real) : 0)));
  }
  return { found, expected };
}

/** All 256 grey levels, in rows that begin in the middle of a word, and a row of padding. */
export async function images(): Promise<Found> {
  const pixels = 86;
  const bytes = Uint8Array.from({ length: 3 * pixels + 2 }, (_, i) => i);
  const words = new Int32Array(bytes.buffer, 0, bytes.length >> 2);
  const order = [2, -1, 0, 1];
  const inputs = { images: tf.tensor1d(words, 'int32'), indices: tf.tensor1d(order, 'int32') };
  const row = (image: number) =>
    Array.from({ length: pixels }, (_, p) => Math.fround(bytes[image * pixels + p]! / 255));
  return {
    found: await values('ImageRows', inputs, { pixels }),
    expected: order.flatMap((image) => (image < 0 ? new Array<number>(pixels).fill(0) : row(image))),
  };
}

export async function noise(kind: 'uniform' | 'normal' | 'gumbel', counter: number): Promise<Found> {
  const shape = [67, 31];
  const n = 67 * 31;
  const key = { seed: 20, stream: 'train/code', counter };
  const attrs = { kind, shape, seed: key.seed, stream: hashName(key.stream) };
  const expected = {
    uniform: () => uniform(n, key),
    normal: () => normal(n, key),
    gumbel: () => gumbel(n, key),
  }[kind]();
  return {
    found: await values('CounterNoise', { counter: integer(counter) }, attrs),
    expected: [...expected],
  };
}

/** Losses and residuals, for logits small and large. */
export async function bernoulli(): Promise<Found> {
  const batch = 3;
  const pixels = 100;
  const logits = Float32Array.from({ length: batch * pixels }, (_, i) => Math.tan(i) * 5);
  const x = Float32Array.from(logits, (_, i) => (i % 11) / 10);
  const inputs = { logits: tf.tensor2d(logits, [batch, pixels]), x: tf.tensor2d(x, [batch, pixels]) };
  const pair = tf.engine().runKernel<Tensor[]>('BernoulliFromLogits', inputs, {});
  const found = [...(await pair[0]!.data()), ...(await pair[1]!.data())];
  const terms = [...logits].map((l, i) => Math.max(l, 0) - l * x[i]! + Math.log1p(Math.exp(-Math.abs(l))));
  const sums = Array.from({ length: batch }, (_, image) =>
    terms.slice(image * pixels, (image + 1) * pixels).reduce((sum, term) => sum + term, 0),
  );
  return { found, expected: [...sums, ...[...logits].map((l, i) => 1 / (1 + Math.exp(-l)) - x[i]!)] };
}

/** Those that are one kernel on WebGPU. */
const definitions = { adam, momentum, sgd };

/** What both ways of an update have. */
function createState(definition: OptimizerDefinition, start: Float32Array) {
  const value = tf.variable<Rank>(tf.tensor2d(start, [start.length / 4, 4]));
  const slots: Record<string, Variable> = {};
  for (const slot of definition.slots) slots[slot] = tf.variable(tf.zerosLike(value));
  return { value, slots, step: tf.scalar(0) };
}

/** Five updates with changing gradients and learning rate: in place, and as the catalog states them. */
export async function optimizers(id: keyof typeof definitions): Promise<Found> {
  const definition: OptimizerDefinition = definitions[id];
  const start = normal(60, { seed: 1, stream: 'start', counter: 0 });
  const [inPlace, plain] = [createState(definition, start), createState(definition, start)];
  const fixed = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
  for (let t = 1; t <= 5; t++) {
    const gradient = tf.tensor2d(normal(60, { seed: 1, stream: 'gradient', counter: t }), [15, 4]);
    const live = { learningRate: tf.scalar(0.001 * t), momentum: tf.scalar(0.9) };
    const step = tf.scalar(t);
    const inputs = { value: inPlace.value, gradient, step, ...inPlace.slots, ...live };
    tf.engine().runKernel(`${id}InPlace`, inputs, fixed);
    const output = definition.update(tf, { ...plain, gradient, step }, { ...fixed, ...live });
    for (const slot of definition.slots) plain.slots[slot]!.assign(output.slots[slot]!);
    plain.value.assign(output.value);
  }
  const read = async ({ value, slots }: typeof plain) => {
    const all = await Promise.all([value, ...Object.values(slots)].map((tensor) => tensor.data()));
    return all.flatMap((array) => [...array]);
  };
  return { found: await read(inPlace), expected: await read(plain) };
}

/** Adam's first value change at this step from empty slots, beside float64: all that depends on the step. */
export async function lateAdam(step: number): Promise<Found> {
  const [beta1, beta2, learningRate, gradient] = [0.9, 0.999, 1, 0.5];
  const value = tf.variable(tf.tensor1d([0]));
  const inputs = {
    value,
    gradient: tf.tensor1d([gradient]),
    mean: tf.variable(tf.tensor1d([0])),
    square: tf.variable(tf.tensor1d([0])),
    step: tf.scalar(step),
    learningRate: tf.scalar(learningRate),
  };
  tf.engine().runKernel('adamInPlace', inputs, { beta1, beta2, epsilon: 1e-8 });
  const mean = ((1 - beta1) * gradient) / (1 - beta1 ** step);
  const square = ((1 - beta2) * gradient ** 2) / (1 - beta2 ** step);
  return {
    found: [...(await value.data())],
    expected: [(-learningRate * mean) / (Math.sqrt(square) + 1e-8)],
  };
}

/** A dense layer and the gradient by its sum, beside plain operations. */
export async function denseLayers(activation: ActivationId): Promise<Found> {
  const draw = (stream: string, rows: number, columns: number): Tensor2D =>
    tf.tensor2d(normal(rows * columns, { seed: 3, stream, counter: 0 }), [rows, columns]);
  const [x, kernel, dy] = [draw('x', 5, 7), draw('kernel', 7, 6), draw('dy', 5, 6)];
  const bias = tf.tensor1d(normal(6, { seed: 3, stream: 'bias', counter: 0 }));
  const sum = tf.add<Tensor2D>(tf.matMul(x, kernel), bias);
  const y = activate(tf, activation, sum);
  const gradient = tf.grad((a) => activate(tf, activation, a))(sum, dy);
  const found = await values('ActivationGradient', { dy, y }, { activation });
  const expected = [...(await gradient.data())];
  found.push(...(await values('Dense', { x, kernel, bias }, { activation })));
  expected.push(...(await y.data()));
  return { found, expected };
}
