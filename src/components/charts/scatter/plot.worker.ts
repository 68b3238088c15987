/**
 * The worker's entry: draws the points of one map, so that the page never waits for the graphics card.
 * Not the drawing: painter.ts.
 */
import { Painter } from './painter.ts';
import type { PlotAnswer, PlotMessage } from './plotMessages.ts';
import { contextSettings } from './renderer.ts';

let painter: Painter | undefined;

addEventListener('message', ({ data: message }: MessageEvent<PlotMessage>) => {
  if (message.type === 'open') {
    open(message.canvas);
  } else if (message.type === 'draw') {
    painter?.draw(message.picture);
    answer('drawn');
  } else {
    painter?.change(message);
  }
});

function open(canvas: OffscreenCanvas): void {
  const gl = canvas.getContext('webgl2', contextSettings);
  if (gl) painter = new Painter(canvas, gl);
  else answer('missing');
}

function answer(message: PlotAnswer): void {
  postMessage(message);
}
