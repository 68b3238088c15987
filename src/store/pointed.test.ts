/** Telling which image is pointed at. Not the marks that follow. */
import { expect, it, vi } from 'vitest';
import { onPointed, pointAt } from './pointed.ts';

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
