/**
 * The canvas of a map's points, drawn by a worker, or by the page where the browser cannot do that. Reading back what
 * a slow graphics card drew would stop the page at every change; a worker may wait.
 * Not the drawing: painter.ts; nor when: plot.ts.
 */
import { Painter } from './painter.ts';
import type { PlotAnswer, PlotMessage, PointsChange, PointsPicture } from './plotMessages.ts';
import { contextSettings } from './renderer.ts';

export interface Points {
  change(change: PointsChange): void;
  /** Resolves when it is drawn; to be awaited before the next. */
  draw(picture: PointsPicture): Promise<void>;
  /** Another picture of the points, on its own; the caller closes it. */
  take(picture: PointsPicture): Promise<ImageBitmap>;
  dispose(): void;
}

export function canDrawInWorker(): boolean {
  return 'OffscreenCanvas' in globalThis && 'transferControlToOffscreen' in HTMLCanvasElement.prototype;
}

/** @param onFail the worker stopped or has no WebGL2: dispose, and draw in the page */
export function openInWorker(host: HTMLElement, onFail: () => void): Points {
  const canvas = appendCanvas(host);
  const worker = new Worker(new URL('./plot.worker.ts', import.meta.url), { type: 'module' });
  const post = (message: PlotMessage, transfer: Transferable[] = []) => worker.postMessage(message, transfer);
  let onDrawn: (() => void) | undefined;
  /** Answers come in the order of the questions. */
  const onTaken: ((picture: ImageBitmap) => void)[] = [];
  worker.onmessage = ({ data: answer }: MessageEvent<PlotAnswer>) => {
    if (answer === 'drawn') onDrawn?.();
    else if (answer === 'missing') onFail();
    else onTaken.shift()?.(answer);
  };
  worker.onerror = onFail;
  const offscreen = canvas.transferControlToOffscreen();
  post({ type: 'open', canvas: offscreen }, [offscreen]);
  return {
    change: (change) => post(change),
    draw: (picture) =>
      new Promise((resolve) => {
        onDrawn = resolve;
        post({ type: 'draw', picture });
      }),
    take: (picture) =>
      new Promise((resolve) => {
        onTaken.push(resolve);
        post({ type: 'take', picture });
      }),
    dispose: () => {
      worker.terminate();
      canvas.remove();
    },
  };
}

/** Undefined if the browser has no WebGL2. */
export function openInPage(host: HTMLElement): Points | undefined {
  const canvas = appendCanvas(host);
  const gl = canvas.getContext('webgl2', contextSettings);
  if (!gl) {
    canvas.remove();
    return undefined;
  }
  const painter = new Painter(canvas, gl);
  return {
    change: (change) => painter.change(change),
    draw: async (picture) => painter.draw(picture),
    take: (picture) => painter.take(picture, () => createImageBitmap(canvas)),
    dispose: () => {
      painter.dispose();
      canvas.remove();
    },
  };
}

/** A new one each time: a canvas can be handed to a worker only once. */
function appendCanvas(host: HTMLElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  host.append(canvas);
  return canvas;
}
