/** Strokes by pointer, finger or keys. Not their pixels: rasterise.ts. */
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { Grid } from '../../drawing/pixels.ts';
import type { Point, SketchChange, Tool } from './sketch.ts';

type Change = (change: SketchChange) => void;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** How much farther an arrow leads with Shift, pixels. */
const LEAP = 4;
/** Points nearer to each other draw nothing new, pixels. */
const LEAST_MOVE = 0.3;

export interface KeyPen {
  /** The middle of a pixel. */
  readonly point: Point;
  /** Whether it draws as it moves. */
  readonly isDown: boolean;
}

/** A pen that the arrow keys move, and the space bar puts down and lifts. */
export function useKeyPen({ width, height }: Grid, tool: Tool, change: Change) {
  const [{ point, isDown }, setPen] = useState<KeyPen>({
    point: { x: Math.floor(width / 2) + 0.5, y: Math.floor(height / 2) + 0.5 },
    isDown: false,
  });
  const move = ([dx, dy]: readonly [number, number]) => {
    const next = {
      x: Math.min(width - 0.5, Math.max(0.5, point.x + dx)),
      y: Math.min(height - 0.5, Math.max(0.5, point.y + dy)),
    };
    if (isDown) change({ kind: 'extend', points: [next] });
    setPen({ point: next, isDown });
  };
  const toggle = () => {
    if (!isDown) change({ kind: 'begin', tool, point });
    setPen({ point, isDown: !isDown });
  };
  return {
    pen: { point, isDown },
    lift: () => setPen({ point, isDown: false }),
    onKeyDown(event: KeyboardEvent) {
      const [dx, dy] = ARROWS[event.key] ?? [0, 0];
      const length = event.shiftKey ? LEAP : 1;
      if (dx !== 0 || dy !== 0) move([dx * length, dy * length]);
      else if (event.key === ' ' && !event.repeat) toggle();
      else return;
      event.preventDefault();
    },
  };
}

/** Strokes of a mouse, a pen or one finger. */
export function usePointerPen({ width, height }: Grid, tool: Tool, change: Change) {
  /** The pointer that draws, and where it drew last. */
  const drawing = useRef<{ readonly id: number; last: Point }>(undefined);
  const placeIn = (target: Element, event: { readonly clientX: number; readonly clientY: number }): Point => {
    const box = target.getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) / box.width) * width,
      y: ((event.clientY - box.top) / box.height) * height,
    };
  };
  const end = ({ pointerId }: PointerEvent) => {
    if (drawing.current?.id === pointerId) drawing.current = undefined;
  };
  return {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0 || drawing.current) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const point = placeIn(event.currentTarget, event);
      drawing.current = { id: event.pointerId, last: point };
      change({ kind: 'begin', tool, point });
    },
    onPointerMove(event: PointerEvent) {
      const current = drawing.current;
      if (current?.id !== event.pointerId) return;
      const { nativeEvent, currentTarget } = event;
      const seen = nativeEvent.getCoalescedEvents().map((part) => placeIn(currentTarget, part));
      const points = [...seen, placeIn(currentTarget, event)].filter((point) => {
        if (Math.hypot(point.x - current.last.x, point.y - current.last.y) < LEAST_MOVE) return false;
        current.last = point;
        return true;
      });
      if (points.length > 0) change({ kind: 'extend', points });
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}
