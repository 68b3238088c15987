/**
 * A canvas that is as sharp as the screen, fits its box, and is painted at most once a frame.
 * Not for WebGL: charts/scatter keeps its own.
 */
import { type RefObject, useEffect, useRef } from 'react';
import { type Size, useSize } from './useSize.ts';

export type Paint = (context: CanvasRenderingContext2D, size: Size) => void;

export interface Canvas {
  readonly ref: RefObject<HTMLCanvasElement | null>;
  readonly size: Size;
}

/** Paints whenever `paint` or the size of the canvas changes; memoise `paint`. Coordinates are CSS pixels. */
export function useCanvas(paint: Paint): Canvas {
  const ref = useRef<HTMLCanvasElement>(null);
  const size = useSize(ref);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (ref.current) paintSharp(ref.current, size, paint);
    });
    return () => cancelAnimationFrame(frame);
  }, [paint, size]);
  return { ref, size };
}

/** Sizes the canvas in device pixels and paints it in CSS pixels. */
export function paintSharp(canvas: HTMLCanvasElement, size: Size, paint: Paint): void {
  const context = canvas.getContext('2d');
  if (!context || size.width === 0 || size.height === 0) return;
  const ratio = globalThis.devicePixelRatio || 1;
  const width = Math.round(size.width * ratio);
  const height = Math.round(size.height * ratio);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, size.width, size.height);
  context.imageSmoothingEnabled = false;
  paint(context, size);
}
