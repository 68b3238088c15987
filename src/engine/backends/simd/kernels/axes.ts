/**
 * Axes and strides of tensors, as kernels need them.
 * Not kernels.
 */
import type { Call } from './kernel.ts';

/** An axis counted from the end becomes one counted from the start. */
export const axisOf = (axis: number, rank: number) => (axis < 0 ? axis + rank : axis);

/** The axes to reduce, counted from the start; all of them where they are not given. */
export function axesOf({ attribute, numbers }: Call, rank: number): number[] {
  // tfjs's Max calls them otherwise than all the others.
  const name = ['axis', 'reductionIndices'].find((each) => (attribute(each) ?? null) !== null);
  if (!name) return Array.from({ length: rank }, (_, axis) => axis);
  return numbers(name).map((axis) => axisOf(axis, rank));
}

/** Elements from one place to the next along each axis. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides: number[] = [];
  let stride = 1;
  for (const side of shape.toReversed()) {
    strides.unshift(stride);
    stride *= side;
  }
  return strides;
}

/** The shape with another side at an axis. */
export const withSide = (shape: readonly number[], axis: number, side: number) => shape.with(axis, side);
