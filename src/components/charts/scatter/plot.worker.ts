/**
 * The worker's entry: draws the points of one map, so that the page never waits for the graphics card.
 * Not the drawing: painter.ts.
 */
import { Painter } from './painter.ts';
import type { PlotAnswer, PlotMessage, PointsPicture } from './plotMessages.ts';
import { contextSettings } from './renderer.ts';

let painter: Painter | undefined;
let canvas: OffscreenCanvas | undefined;

addEventListener('message', ({ data: message }: MessageEvent<PlotMessage>) => {
  if (message.type === 'open') {
    open(message.canvas);
  } else if (message.type === 'draw') {
    painter?.draw(message.picture);
    answer('drawn');
  } else if (message.type === 'take') {
    take(message.picture);
  } else {
    painter?.change(message);
  }
});

function open(given: OffscreenCanvas): void {
  canvas = given;
  const gl = given.getContext('webgl2', contextSettings);
  if (gl) painter = new Painter(given, gl);
  else answer('missing');
}

function take(picture: PointsPicture): void {
  const source = canvas;
  if (source) void painter?.take(picture, () => createImageBitmap(source)).then(answer);
}

function answer(message: PlotAnswer): void {
  postMessage(message, typeof message === 'string' ? [] : [message]);
}
