/** A small restricted Boltzmann machine, as numbers and as tensors. Not a test. */
import type { Rbm } from '#catalog/formulas/rbm.ts';
import type { Tensor1D, Tensor2D } from '#catalog/tf.ts';
import { normal } from '#engine/random.ts';
import { tf } from '#engine/tf.ts';
import { barsAndStripes, type Machine } from './boltzmann.ts';
import { inFloat64 } from './float64.ts';

export const VISIBLE = 9;
export const HIDDEN = 6;
export const images = barsAndStripes();

const draws = (name: string, n: number, deviation: number) =>
  Array.from(normal(n, { seed: 3, stream: name, counter: 0 }), (value) => deviation * value);

export const machineOf = (deviation: number): Machine => {
  const kernel = draws('kernel', VISIBLE * HIDDEN, deviation);
  return {
    kernel: Array.from({ length: VISIBLE }, (_, i) => kernel.slice(i * HIDDEN, (i + 1) * HIDDEN)),
    visibleBias: draws('visible', VISIBLE, deviation),
    hiddenBias: draws('hidden', HIDDEN, deviation),
  };
};

export const rbmOf = ({ kernel, visibleBias, hiddenBias }: Machine, hidden: Rbm['hidden']): Rbm => ({
  hidden,
  kernel: tf.tensor2d(kernel.flat(), [VISIBLE, HIDDEN]),
  visibleBias: tf.tensor1d([...visibleBias]),
  hiddenBias: tf.tensor1d([...hiddenBias]),
});

/** Numbers of a tensor, in double precision. */
export const numbersOf = (make: () => Tensor1D | Tensor2D): number[] =>
  inFloat64(() => tf.tidy(() => Array.from(make().dataSync())));

export const largestGap = (a: readonly number[], b: readonly number[]) =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));
