import type { Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectSame, onCpu, useSimd, variants } from '../../../../../tests/support/simd.ts';
import { normal } from '../../../random.ts';
import { tf } from '../../../tf.ts';

type Function = (x: Tensor) => Tensor;

interface Named {
  readonly name: string;
  readonly run: Function;
}

const named = (name: string, run: Function): Named => ({ name, run });
const all = (...functions: readonly Function[]) => functions.map((run) => named(run.name, run));

/** Functions of numbers of every type. */
const general = [
  ...all(tf.neg, tf.abs, tf.square, tf.sign, tf.relu, tf.relu6, tf.step, tf.isNaN, tf.isInf, tf.isFinite),
  named('leakyRelu', (x) => tf.leakyRelu(x, 0.3)),
  named('step with a slope', (x) => tf.step(x, 0.25)),
  named('clipByValue', (x) => tf.clipByValue(x, -1.5, 1.25)),
  ...all(tf.selu, tf.expm1, tf.exp),
];

const FLOATING = [
  ...all(tf.floor, tf.ceil, tf.round, tf.elu, tf.sigmoid, tf.softplus, tf.tanh),
  ...all(tf.erf, tf.log, tf.log1p, tf.sqrt, tf.rsqrt, tf.reciprocal, tf.sin, tf.cos),
];

/** The functions that tfjs has for a type. */
const functions = { float32: [...general, ...FLOATING], int32: general };

/** Functions by what they are in float64, over where they are neither 0 nor infinite. */
const smooth: readonly (Named & { exact(x: number): number; ranges: readonly (readonly number[])[] })[] = [
  {
    ...named('exp', tf.exp),
    exact: Math.exp,
    ranges: [
      [-87, 88.7],
      [-1, 1],
    ],
  },
  {
    ...named('expm1', tf.expm1),
    exact: Math.expm1,
    ranges: [
      [-100, 88.7],
      [-1, 1],
      [-1e-3, 1e-3],
    ],
  },
  {
    ...named('log', tf.log),
    exact: Math.log,
    ranges: [
      [0, 1e-37],
      [0.5, 2],
      [0.99, 1.01],
      [0, 3e38],
    ],
  },
  {
    ...named('log1p', tf.log1p),
    exact: Math.log1p,
    ranges: [
      [-1, 1],
      [-1e-2, 1e-2],
      [-1e-6, 1e-6],
      [0, 1e38],
    ],
  },
  {
    ...named('sin', tf.sin),
    exact: Math.sin,
    ranges: [
      [-3, 3],
      [4, 6],
      [1e4, 1e4 + 1],
      [1e6, 1e6 + 1],
    ],
  },
  {
    ...named('cos', tf.cos),
    exact: Math.cos,
    ranges: [
      [-1.5, 1.5],
      [1e4, 1e4 + 1],
    ],
  },
  { ...named('rsqrt', tf.rsqrt), exact: (x) => 1 / Math.sqrt(x), ranges: [[0, 1e5]] },
  {
    ...named('sigmoid', tf.sigmoid),
    exact: (x) => 1 / (1 + Math.exp(-x)),
    ranges: [
      [-87, 88],
      [-1, 1],
    ],
  },
  {
    ...named('tanh', tf.tanh),
    exact: Math.tanh,
    ranges: [
      [-12, 12],
      [-1, 1],
      [-0.2, 0.2],
    ],
  },
  {
    ...named('softplus', tf.softplus),
    exact: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
    ranges: [
      [-87, 100],
      [-1, 1],
    ],
  },
];

const EDGES = [0, -0, 0.5, -0.5, 1.5, 2.5, -2.5, 1e-40, -1e-40, 3e38, -3e38, Infinity, -Infinity, NaN];

/** Without the smallest numbers where tfjs-cpu loses them: it takes a difference with 1, or approximates. */
const edgesOf = (run: Function) =>
  [tf.selu, tf.elu, tf.erf].some((known) => known === run)
    ? EDGES.filter((edge) => Math.abs(edge) !== 1e-40)
    : EDGES;

const SIZES = [0, 1, 7, 16, 127, 129, 1000];

function numbers(size: number, dtype: 'float32' | 'int32'): Tensor {
  const values = normal(size, { seed: 1, stream: 'x', counter: size });
  return tf.tensor1d(dtype === 'int32' ? values.map((value) => Math.trunc(3 * value)) : values, dtype);
}

const cases = [
  // One at a time, because the tolerance goes by the largest number of a tensor.
  ...functions.float32.flatMap(({ name, run }) =>
    edgesOf(run).map((edge) => ({ name: `${name} at ${edge}`, run: () => run(tf.tensor1d([edge])) })),
  ),
  ...(['float32', 'int32'] as const).flatMap((dtype) =>
    SIZES.flatMap((size) =>
      functions[dtype].map(({ name, run }) => ({
        name: `${name} of ${size} ${dtype}`,
        run: () => run(numbers(size, dtype)),
      })),
    ),
  ),
  { name: 'not', run: () => tf.logicalNot(tf.greater(numbers(129, 'float32'), 0)) },
  { name: 'the gradient of elu', run: () => tf.grad(tf.elu)(numbers(129, 'float32')) },
];
const runs = cases.map(({ run }) => run);
let expected: Awaited<ReturnType<typeof onCpu>>;

beforeAll(async () => {
  expected = await onCpu(runs);
});

/** Largest relative error of a function over a range. */
function worstError({ run, exact }: (typeof smooth)[number], [from, to]: readonly number[]): number {
  const count = 20_001;
  const x = Float32Array.from({ length: count }, (_, i) => from! + ((to! - from!) * (i + 0.5)) / count);
  const y = tf.tidy(() => run(tf.tensor1d(x)).dataSync());
  return x.reduce((worst, value, i) => {
    const wanted = exact(value);
    return wanted === y[i] ? worst : Math.max(worst, Math.abs(y[i]! - wanted) / Math.abs(wanted));
  }, 0);
}

describe.each(variants)('functions of one tensor of the $build build on $threads threads', (variant) => {
  beforeAll(() => useSimd(variant));

  it('are those of cpu for every type, at the edges and for ragged sizes', () => {
    expectSame(runs, expected, 1e-6, (i) => cases[i]!.name);
  });

  it('are exact within a few units in the last place', () => {
    for (const known of smooth) {
      for (const range of known.ranges) {
        expect(worstError(known, range), `${known.name} over ${range}`).toBeLessThan(3e-7);
      }
    }
  });

  it('keep the smallest numbers', () => {
    const x = tf.tensor1d([1e-40, -1e-40]);
    const erf = tf
      .erf(x)
      .dataSync()
      .map((y) => y * 1e30);
    expect(erf[0]! / 1e-10).toBeCloseTo(2 / Math.sqrt(Math.PI), 4);
    expect(erf[1]).toBe(-erf[0]!);
    expect([...tf.elu(x).dataSync()]).toEqual([...x.dataSync()]);
    expect(Object.is(tf.tanh(0).dataSync()[0], 0)).toBe(true);
  });
});
