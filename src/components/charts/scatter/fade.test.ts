/** Fading in and out, and resting. Not what is seen of it. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Fade } from './fade.ts';
import { Rest } from './rest.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('moves to what it aims at and stops there', () => {
  const fade = new Fade(() => false);
  expect(fade.advance(0)).toBe(false);
  fade.aim(true);
  expect(fade.advance(0)).toBe(true);
  const first = fade.share;
  expect(first).toBeGreaterThan(0);
  expect(fade.advance(30)).toBe(true);
  expect(fade.share).toBeGreaterThan(first);
  for (let ms = 60; ms < 400; ms += 30) fade.advance(ms);
  expect(fade.share).toBe(1);
  fade.aim(false);
  fade.advance(5000);
  expect(fade.share).toBeGreaterThan(0.5);
});

it('is there at once where motion is unwanted', () => {
  const fade = new Fade(() => true);
  fade.aim(true);
  expect(fade.share).toBe(1);
  expect(fade.advance(0)).toBe(false);
});

it('a view rests only once it keeps still, and is told of changes now and then', () => {
  const onRest = vi.fn();
  const rest = new Rest(onRest);
  for (let i = 0; i < 20; i++) {
    rest.moved();
    vi.advanceTimersByTime(50);
  }
  expect(onRest).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  expect(onRest).toHaveBeenCalledTimes(1);
  for (let i = 0; i < 20; i++) {
    rest.changed();
    vi.advanceTimersByTime(50);
  }
  expect(onRest).toHaveBeenCalledTimes(3);
  rest.moved();
  rest.dispose();
  vi.advanceTimersByTime(1000);
  expect(onRest).toHaveBeenCalledTimes(3);
});
