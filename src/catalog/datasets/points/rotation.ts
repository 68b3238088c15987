/**
 * A fixed rotation of space, by which plane shapes get into more dimensions.
 * Not random: every set in as many dimensions is turned alike.
 */
import type { CreateSequence } from '../dataset.ts';

/** The dimension's own seed, so that what differs between two seeds are the points. */
const SEED = 1;

/** The first `count` axes of a turned space, orthonormal, [dimensions] each; the axes themselves where none is to spare.
 *  By Gram–Schmidt, twice, of vectors from N(0, I). */
export function turnedAxes(
  createSequence: CreateSequence,
  dimensions: number,
  count: number,
): readonly number[][] {
  if (dimensions === count) {
    return Array.from({ length: count }, (_, i) =>
      Array.from({ length: dimensions }, (_, j) => Number(i === j)),
    );
  }
  const axes: number[][] = [];
  for (let i = 0; i < count; i++) {
    const random = createSequence({ seed: SEED, stream: `rotation/${dimensions}`, counter: i });
    const drawn = Array.from({ length: dimensions }, () => random.normal());
    axes.push(normalised(without(without(drawn, axes), axes)));
  }
  return axes;
}

export const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0);

/** Σᵢ weightsᵢ · axesᵢ. */
export const combine = (axes: readonly (readonly number[])[], weights: readonly number[]): number[] =>
  axes[0]!.map((_, j) => axes.reduce((sum, axis, i) => sum + weights[i]! * axis[j]!, 0));

function without(vector: readonly number[], axes: readonly (readonly number[])[]): readonly number[] {
  return axes.reduce((rest: readonly number[], axis) => {
    const along = dot(rest, axis);
    return rest.map((value, j) => value - along * axis[j]!);
  }, vector);
}

const normalised = (vector: readonly number[]): number[] => {
  const length = Math.sqrt(dot(vector, vector));
  return vector.map((value) => value / length);
};
