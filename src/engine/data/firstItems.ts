/** The beginning of a split, without copying it. Not a sample: the order of a data set is taken as fair. */
import type { Split } from '#catalog/datasets/data.ts';

/** @param size numbers of an item */
export function firstItems<S extends Split>(split: S, most: number, size: number): S {
  const count = Math.min(most, split.count);
  const labels = split.labels.subarray(0, count);
  if ('images' in split) return { ...split, images: split.images.subarray(0, count * size), labels, count };
  return { ...split, values: split.values.subarray(0, count * size), labels, count };
}
