/**
 * Zoom and pan by wheel, drag, pinch, buttons and keys, through d3-zoom.
 * Not what is done with them: camera.ts.
 */
import { select } from 'd3-selection';
import { type D3ZoomEvent, zoom, zoomIdentity } from 'd3-zoom';
import type { Transform } from './view.ts';

export interface Gestures {
  /** Moves the picture by so many CSS pixels. */
  panBy(x: number, y: number): void;
  /** Around the middle. */
  zoomBy(factor: number): void;
  moveTo(transform: Transform): void;
  reset(): void;
  /** While images are being gathered, dragging with the mouse or one finger does not move the picture. */
  setGathering(isGathering: boolean): void;
  dispose(): void;
}

type Zoomed = D3ZoomEvent<HTMLElement, unknown>;

export function attachGestures(element: HTMLElement, onTransform: (transform: Transform) => void): Gestures {
  let scale = 1;
  let isGathering = false;
  const behaviour = zoom<HTMLElement, unknown>()
    .scaleExtent([0.25, 400])
    .filter((event: Event) => isMeant(element, event, isGathering))
    .on('zoom', ({ transform }: Zoomed) => {
      scale = transform.k;
      onTransform(transform);
    });
  const selection = select(element);
  selection.call(behaviour).on('dblclick.zoom', null);
  return {
    panBy: (x, y) => selection.call(behaviour.translateBy, x / scale, y / scale),
    zoomBy: (factor) => selection.call(behaviour.scaleBy, factor),
    moveTo: ({ k, x, y }) => selection.call(behaviour.transform, zoomIdentity.translate(x, y).scale(k)),
    reset: () => selection.call(behaviour.transform, zoomIdentity),
    setGathering(on) {
      isGathering = on;
    },
    dispose: () => selection.on('.zoom', null),
  };
}

/** One finger scrolls the page, Shift and the mouse gather images, and so does the wheel where the page scrolls and the map was not chosen. */
function isMeant(element: HTMLElement, event: Event, isGathering: boolean): boolean {
  if (event instanceof WheelEvent) {
    return event.ctrlKey || element.parentElement?.contains(document.activeElement) || !isScrolled(element);
  }
  if ('touches' in event && event instanceof TouchEvent) return event.touches.length > 1;
  return event instanceof MouseEvent && event.button === 0 && !event.shiftKey && !isGathering;
}

/** Whether anything around the element can be scrolled up and down. */
function isScrolled(element: Element): boolean {
  for (let around = element.parentElement; around; around = around.parentElement) {
    const overflow = getComputedStyle(around).overflowY;
    const clips = overflow === 'auto' || overflow === 'scroll' || around === document.documentElement;
    if (clips && around.scrollHeight > around.clientHeight + 1) return true;
  }
  return false;
}
