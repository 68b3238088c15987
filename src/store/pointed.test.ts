/** Telling what is pointed at. Not the marks that follow. */
import { expect, it, vi } from 'vitest';
import { onPointed, onPointedCode, pointAt, pointAtCode } from './pointed.ts';

it('tells at once and of every change, until one stops listening', () => {
  pointAt(3);
  const listener = vi.fn();
  const stop = onPointed(listener);
  pointAt(3);
  pointAt(undefined);
  pointAt(7);
  stop();
  pointAt(8);
  expect(listener.mock.calls).toEqual([[3], [undefined], [7]]);
  pointAt(undefined);
});

it('tells of codes apart from images', () => {
  const [ofImages, ofCodes] = [vi.fn(), vi.fn()];
  const stops = [onPointed(ofImages), onPointedCode(ofCodes)];
  const code = { codec: 'autoencoder', z: Float32Array.of(1, 2) } as const;
  pointAtCode(code);
  pointAtCode(undefined);
  expect(ofImages.mock.calls).toEqual([[undefined]]);
  expect(ofCodes.mock.calls).toEqual([[undefined], [code], [undefined]]);
  for (const stop of stops) stop();
});
