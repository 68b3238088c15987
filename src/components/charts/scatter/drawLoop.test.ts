/** When a map is drawn. Not the drawing. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DrawLoop } from './drawLoop.ts';

let frames: FrameRequestCallback[] = [];

beforeEach(() => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => frames.push(callback));
  vi.stubGlobal('cancelAnimationFrame', (id: number) => frames.splice(id - 1, 1));
});
afterEach(() => vi.unstubAllGlobals());

async function nextFrame(): Promise<void> {
  for (const callback of frames.splice(0)) callback(0);
  await settled();
}

/** After everything that was waiting for a promise went on. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

it('draws once a frame, and nothing that was not asked for', async () => {
  const draw = vi.fn(async () => false);
  const loop = new DrawLoop(draw);
  loop.request();
  loop.request();
  await nextFrame();
  await nextFrame();
  expect(draw).toHaveBeenCalledTimes(1);
});

it('waits for the drawing under way, then draws once for all that was asked meanwhile', async () => {
  const done: ((isMoving: boolean) => void)[] = [];
  const draw = vi.fn(() => new Promise<boolean>((resolve) => done.push(resolve)));
  const loop = new DrawLoop(draw);
  loop.request();
  await nextFrame();
  loop.request();
  loop.request();
  await nextFrame();
  expect(draw).toHaveBeenCalledTimes(1);
  done.shift()?.(false);
  await settled();
  await nextFrame();
  expect(draw).toHaveBeenCalledTimes(2);
  done.shift()?.(false);
  await settled();
  expect(frames).toEqual([]);
});

it('goes on as long as something moves, until it is disposed of', async () => {
  const draw = vi.fn(async () => true);
  const loop = new DrawLoop(draw);
  loop.request();
  await nextFrame();
  await nextFrame();
  expect(draw).toHaveBeenCalledTimes(2);
  loop.dispose();
  await nextFrame();
  loop.request();
  await nextFrame();
  expect(draw).toHaveBeenCalledTimes(2);
});
