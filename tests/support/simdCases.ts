/**
 * Cases to compare the simd backend with tfjs-cpu in: fuzzed shapes, types and arguments, the same on every run.
 * Not the comparison: simd.ts.
 */
import type { Tensor } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { normal } from '#engine/random.ts';
import { sizeOf } from '#engine/sizeOf.ts';
import { tf } from '#engine/tf.ts';
import { type Computation, expectSame, onCpu, useSimd, variants } from './simd.ts';

export type NumberType = 'float32' | 'int32' | 'bool';

/** A computation and what a failure is reported as. */
export interface Case {
  readonly name: string;
  readonly run: Computation;
}

/** @returns a whole number below n, at least 0 */
export type Die = (n: number) => number;

const tensorOf = (values: ArrayLike<number>, shape: readonly number[], dtype: NumberType) =>
  dtype === 'float32'
    ? tf.tensor(Float32Array.from(values), [...shape], dtype)
    : tf.tensor(Int32Array.from(values), [...shape], dtype);

/** Whole numbers from −5 up, each there once; of truth values some false and more true. */
export function counted(shape: readonly number[], dtype: NumberType = 'float32'): Tensor {
  const value = dtype === 'bool' ? (i: number) => Number((i * i) % 3 > 0) : (i: number) => i - 5;
  return tensorOf(
    Array.from({ length: sizeOf(shape) }, (_, i) => value(i)),
    shape,
    dtype,
  );
}

/** Normal numbers; where they are to be whole, a hundred times as large. */
export function random(shape: readonly number[], dtype: NumberType = 'float32'): Tensor {
  const size = sizeOf(shape);
  const values = Array.from(normal(size, { seed: 1, stream: 'x', counter: size }));
  if (dtype === 'float32') return tensorOf(values, shape, dtype);
  const whole =
    dtype === 'bool' ? (value: number) => Number(value > -1) : (value: number) => Math.round(100 * value);
  return tensorOf(values.map(whole), shape, dtype);
}

const MOST_SIDES = [400, 30, 12, 6];
const side = (rank: number) => fc.integer({ min: 1, max: MOST_SIDES[rank - 1]! });
const shapes = fc
  .integer({ min: 1, max: MOST_SIDES.length })
  .chain((rank) => fc.array(side(rank), { minLength: rank, maxLength: rank }));
const numbers = fc.array(fc.nat(), { minLength: 24, maxLength: 24 });

function createDie(thrown: readonly number[]): Die {
  let next = 0;
  return (n) => thrown[next++ % thrown.length]! % n;
}

/** Cases with samples of shapes of one to four axes and of types. @param make throws the die before it returns */
export function fuzz(
  name: string,
  types: readonly NumberType[],
  make: (shape: number[], dtype: NumberType, die: Die) => Computation,
  numRuns = 25,
): Case[] {
  const samples = fc.sample(fc.tuple(shapes, fc.constantFrom(...types), numbers), { numRuns, seed: 7 });
  return samples.map(([shape, dtype, thrown]) => ({
    name: `${name} of ${dtype} [${shape}], thrown ${thrown}`,
    run: make(shape, dtype, createDie(thrown)),
  }));
}

/** Tests that every variant of the backend computes what cpu does. */
export function testAgainstCpu(what: string, cases: readonly Case[], tolerance: number): void {
  const runs = cases.map(({ run }) => run);
  let expected: Awaited<ReturnType<typeof onCpu>>;
  beforeAll(async () => {
    expected = await onCpu(runs);
  });
  describe.each(variants)('$build build on $threads threads', (variant) => {
    it(`gives what cpu gives: ${what}`, async () => {
      await useSimd(variant);
      expectSame(runs, expected, tolerance, (i) => cases[i]!.name);
    });
  });
}
