import type { Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { bernoulliFromLogits } from '#catalog/formulas/bernoulli.ts';
import { type Computation, expectSame, onCpu, useSimd, variants } from '../../../../../tests/support/simd.ts';
import { normal, uniform } from '../../../random.ts';
import { tf } from '../../../tf.ts';

const SIDES = [1, 3, 7, 127, 129];
const shapes = SIDES.flatMap((batch) => SIDES.map((pixels): [number, number] => [batch, pixels]));

const inputsOf = ([batch, pixels]: [number, number], scale = 3) => {
  const key = { seed: 1, stream: 'test', counter: batch * pixels };
  const size = batch * pixels;
  const logits = normal(size, key).map((l) => l * scale);
  const x = uniform(size, key).map((u) => (u < 0.5 ? 0 : u < 0.7 ? 1 : u));
  return { logits: tf.tensor2d(logits, [batch, pixels]), x: tf.tensor2d(x, [batch, pixels]) };
};

type Inputs = ReturnType<typeof inputsOf>;
const kernel = ({ logits, x }: Inputs): Tensor[] =>
  tf.engine().runKernel('BernoulliFromLogits', { logits, x });
const formula = ({ logits, x }: Inputs): Tensor[] => [
  bernoulliFromLogits(tf, x, logits),
  tf.grad((l) => tf.sum(bernoulliFromLogits(tf, x, l.as2D(...logits.shape))))(logits),
];

const runs: Computation[] = shapes.map((shape) => () => kernel(inputsOf(shape)));
let expected: Awaited<ReturnType<typeof onCpu>>;

beforeAll(async () => {
  expected = await onCpu(shapes.map((shape) => () => formula(inputsOf(shape))));
});

describe.each(variants)('the Bernoulli loss of the $build build on $threads threads', (variant) => {
  beforeAll(() => useSimd(variant));

  it('and its gradient are those of the formula on cpu', () => {
    expectSame(runs, expected, 1e-6, (i) => `${shapes[i]}`);
  });

  it.each([0, -0, 1e-30, 0.3, -0.3, 15, -15, 40, -40, 88, -88, 104, -104, 1e4, -1e4])(
    'and its gradient keep their digits at the logit %f',
    (l) => {
      for (const x of [0, 0.25, 1]) {
        const tail = Math.exp(-Math.abs(l));
        const smaller = tail / (1 + tail);
        const wanted = [Math.max(l, 0) - l * x + Math.log1p(tail), l < 0 ? smaller - x : 1 - x - smaller];
        kernel({ logits: tf.tensor2d([[l]]), x: tf.tensor2d([[x]]) }).forEach((tensor, i) => {
          const distance = Math.abs(tensor.dataSync()[0]! - wanted[i]!);
          expect(distance).toBeLessThanOrEqual(5e-7 * Math.abs(wanted[i]!) + 1e-38);
        });
      }
    },
  );

  it('is finite where the logits are huge', () => {
    const [perImage, residual] = kernel(inputsOf([7, 129], 1e4));
    expect(perImage!.dataSync().every(Number.isFinite)).toBe(true);
    expect(residual!.dataSync().every((r) => Math.abs(r) <= 1)).toBe(true);
  });

  it('shows what is not a number', () => {
    const logits = tf.tensor2d([[Number.NaN, 0, 0, 0, 0]]);
    const found = kernel({ logits, x: tf.tensor2d([[0, 0, 0, 0, 0]]) }).map((tensor) => tensor.dataSync()[0]);
    expect(found).toEqual([Number.NaN, Number.NaN]);
  });
});
