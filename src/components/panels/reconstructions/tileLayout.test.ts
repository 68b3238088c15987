/** Which images are shown and where. Not their painting. */
import { describe, expect, it } from 'vitest';
import { chooseImages } from './chooseImages.ts';
import { imageAt, layTiles, placeOf } from './tileLayout.ts';

const digits = {
  labels: Uint8Array.from({ length: 300 }, (_, i) => (i * 7) % 10),
  trainCount: 100,
  testCount: 200,
  classNames: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
};

describe('the choice of images', () => {
  it('takes one test image of each class, in order, and others the next turn', () => {
    const first = chooseImages(digits, 0);
    expect(first.map((index) => digits.labels[index])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(first.every((index) => index >= 100)).toBe(true);
    const second = chooseImages(digits, 1);
    expect(second.map((index) => digits.labels[index])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(second.some((index) => first.includes(index))).toBe(false);
  });

  it('works with one class, many classes, few images and none', () => {
    const one = { ...digits, labels: new Uint8Array(300), classNames: ['image'] };
    expect(new Set(chooseImages(one, 3)).size).toBe(8);
    const many = { ...digits, labels: digits.labels.map((_, i) => i % 62), classNames: Array(62).fill('x') };
    expect(chooseImages(many, 5)).toHaveLength(10);
    expect(chooseImages({ ...one, testCount: 3 }, 0)).toHaveLength(3);
    expect(chooseImages({ ...one, testCount: 0 }, 0)).toEqual([]);
  });
});

const rows = [false, true, true];

describe('the tiles', () => {
  it('fill the panel without leaving it', () => {
    for (const size of [
      { width: 420, height: 240 },
      { width: 328, height: 300 },
      { width: 900, height: 200 },
    ]) {
      for (const captions of [[false, true], rows, [false, ...rows]]) {
        const tiles = layTiles(10, captions, size);
        const last = placeOf(captions.length - 1, 9, tiles);
        expect(last.x + tiles.tile).toBeLessThanOrEqual(size.width + 0.5);
        expect(tiles.tile).toBeGreaterThanOrEqual(16);
      }
    }
    expect(layTiles(10, rows, { width: 420, height: 240 }).height).toBeLessThanOrEqual(240);
  });

  it('have the names of their rows above them where that leaves more room for images', () => {
    expect(layTiles(10, rows, { width: 420, height: 240 }).left).toBe(0);
    expect(layTiles(10, rows, { width: 900, height: 200 }).left).toBeGreaterThan(0);
  });

  it('lose their numbers, and only then, where the panel is very low or narrow', () => {
    const low = layTiles(10, rows, { width: 420, height: 100 });
    expect(low.captions).toEqual(rows);
    expect(low.height).toBeLessThanOrEqual(100);
    const lower = layTiles(10, rows, { width: 420, height: 88 });
    expect(lower.captions).toEqual([false, false, false]);
    expect(lower.height).toBeLessThanOrEqual(88);
    const narrow = layTiles(10, rows, { width: 326, height: 120 });
    expect(narrow.captions).toEqual([false, false, false]);
    expect(layTiles(10, rows, { width: 326, height: 150 }).captions).toEqual(rows);
  });

  it('are found where they stand', () => {
    const tiles = layTiles(10, rows, { width: 900, height: 200 });
    const { x, y } = placeOf(2, 7, tiles);
    expect(imageAt(x + 3, y + 3, 10, tiles)).toBe(7);
    expect(imageAt(2, y + 3, 10, tiles)).toBeUndefined();
  });
});
