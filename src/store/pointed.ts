/**
 * The image that the person points at, wherever it is shown, outside the store: a pointer moves too often to render for.
 * Not the image on the stage: that is chosen.
 */

let pointed: number | undefined;
const listeners = new Set<(index: number | undefined) => void>();

/** @param index training images first, then test images; undefined when none is pointed at any more */
export function pointAt(index: number | undefined): void {
  if (index === pointed) return;
  pointed = index;
  for (const listener of listeners) listener(index);
}

/** Calls `listener` now and at every change; returns how to stop. */
export function onPointed(listener: (index: number | undefined) => void): () => void {
  listeners.add(listener);
  listener(pointed);
  return () => listeners.delete(listener);
}
