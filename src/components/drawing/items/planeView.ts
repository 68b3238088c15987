/**
 * From points of any dimension to places in a box: their shadow on the plane in which the data are looked at.
 * Pure. Not the drawing.
 */
import type { ItemInfo } from '#protocol/state.ts';
import type { Size } from '../size.ts';

export type Plane = Extract<ItemInfo, { readonly kind: 'point' }>['plane'];

/** How far a point lies along the two axes of the plane. @param values [n, width]  @param index of the point */
export function shadowOf(values: Float32Array, plane: Plane, index = 0): readonly [number, number] {
  const width = plane.origin.length;
  const along = (axis: readonly number[]) =>
    axis.reduce((sum, value, j) => sum + value * (values[index * width + j]! - plane.origin[j]!), 0);
  return [along(plane.axes[0]), along(plane.axes[1])];
}

/** Where a shadow lies in a box, CSS pixels: the plane stands in the middle of the box, as large as fits, up is up. */
export function placeIn(
  { width, height }: Size,
  reach: number,
): (shadow: readonly [number, number]) => readonly [number, number] {
  const scale = Math.min(width, height) / (2 * reach);
  return ([across, up]) => [width / 2 + scale * across, height / 2 - scale * up];
}
