/** The handlers of pictures of images that tell which of them is pointed at. Not the marks: usePointedMark.ts. */
import type { PointerEvent } from 'react';
import { pointAt } from '#store/pointed.ts';

/** @param imageAt the index of the image at a place of the element, CSS pixels; undefined where there is none */
export const pointingAt = (imageAt: (x: number, y: number) => number | undefined) => ({
  onPointerMove: ({ nativeEvent: { offsetX, offsetY } }: PointerEvent) => pointAt(imageAt(offsetX, offsetY)),
  onPointerLeave: () => pointAt(undefined),
});

/** The same for a button that stands for one image: by pointer and by keys. */
export const pointingAtOne = (image: number) => ({
  onPointerEnter: () => pointAt(image),
  onPointerLeave: () => pointAt(undefined),
  onFocus: () => pointAt(image),
  onBlur: () => pointAt(undefined),
});
