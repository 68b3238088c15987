/**
 * What the person points at, wherever it is shown, outside the store: a pointer moves too often to render for.
 * Either an image or a code that is drawn. Not the image on the stage: that is chosen.
 */
import type { CodecId } from '#protocol/frames.ts';

export interface PointedCode {
  readonly codec: CodecId;
  /** [latentDim] */
  readonly z: Float32Array;
}

/** Tells listeners what something is, now and at every change. */
function createSignal<T>() {
  let value: T | undefined;
  const listeners = new Set<(value: T | undefined) => void>();
  return {
    tell(next: T | undefined): void {
      if (next === value) return;
      value = next;
      for (const listener of listeners) listener(next);
    },
    listen(listener: (value: T | undefined) => void): () => void {
      listeners.add(listener);
      listener(value);
      return () => listeners.delete(listener);
    },
  };
}

const image = createSignal<number>();
const code = createSignal<PointedCode>();

/** @param index training images first, then test images; undefined when none is pointed at any more */
export const pointAt = (index: number | undefined): void => image.tell(index);

/** Calls `listener` now and at every change; returns how to stop. */
export const onPointed = image.listen;

/** @param pointed whose decoded picture is pointed at; undefined when none is any more */
export const pointAtCode = (pointed: PointedCode | undefined): void => code.tell(pointed);

/** The same for codes. */
export const onPointedCode = code.listen;
