/** What all open panels together need of the worker. Not the sending: needs.ts. */
import type { Needs } from '#protocol/frames.ts';

/** Images of all, and of what there can be only one, the last one's. */
export function needsUnion(declared: Iterable<Needs>): Needs {
  const images = new Set<number>();
  let union: Needs = {};
  for (const needs of declared) {
    union = { ...union, ...needs };
    for (const index of needs.reconstructions?.indices ?? []) images.add(index);
  }
  return images.size === 0 ? union : { ...union, reconstructions: { indices: [...images] } };
}
