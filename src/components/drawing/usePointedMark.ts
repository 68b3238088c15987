/** Shows a mark while one of some images is pointed at, here or elsewhere, without rendering. Not on the maps: Markers.tsx. */
import { type RefObject, useEffect, useRef } from 'react';
import { onPointed } from '#store/pointed.ts';

/** @param place puts the mark over the image at this place among `indices`; memoise it */
export function usePointedMark<Mark extends HTMLElement>(
  indices: Uint32Array,
  place: (mark: Mark, at: number) => void,
): RefObject<Mark | null> {
  const mark = useRef<Mark>(null);
  useEffect(
    () =>
      onPointed((index) => {
        const element = mark.current;
        const at = index === undefined ? -1 : indices.indexOf(index);
        if (!element) return;
        element.hidden = at < 0;
        if (at >= 0) place(element, at);
      }),
    [indices, place],
  );
  return mark;
}
