/** Keeping small images, and laying them out. Not their drawing. */
import { describe, expect, it } from 'vitest';
import { ThumbnailCache } from './thumbnailCache.ts';
import { layAtlas, mostThumbnails, thumbnailScale } from './thumbnailSizes.ts';

const range = (from: number, to: number) => Uint32Array.from({ length: to - from }, (_, i) => from + i);
const imagesOf = (indices: Uint32Array) => Uint8Array.from(indices, (index) => index % 256);

describe('the cache', () => {
  it('gives images back in whatever order, once all are there', () => {
    const cache = new ThumbnailCache(2);
    cache.keep(Uint32Array.of(5, 9), Uint8Array.of(1, 2, 3, 4));
    expect([...cache.missing(Uint32Array.of(9, 7))]).toEqual([7]);
    expect(cache.imagesOf(Uint32Array.of(9, 7))).toBeUndefined();
    expect([...cache.imagesOf(Uint32Array.of(9, 5))!]).toEqual([3, 4, 1, 2]);
  });

  it('forgets those that were used longest ago', () => {
    const cache = new ThumbnailCache(1);
    cache.keep(range(0, 150), imagesOf(range(0, 150)));
    cache.keep(range(150, 300), imagesOf(range(150, 300)));
    cache.imagesOf(range(0, 150));
    cache.keep(range(300, 400), imagesOf(range(300, 400)));
    expect(cache.missing(range(0, 150))).toHaveLength(0);
    expect([...cache.missing(range(150, 300))]).toEqual([...range(150, 250)]);
    expect(cache.missing(range(300, 400))).toHaveLength(0);
  });
});

describe('thumbnails', () => {
  const image = { width: 28, height: 28 };

  it('are as many as fit, at most 150', () => {
    expect(mostThumbnails({ width: 1200, height: 800 }, image)).toBe(150);
    expect(mostThumbnails({ width: 320, height: 160 }, image)).toBe(85);
    expect(mostThumbnails({ width: 20, height: 20 }, image)).toBe(0);
  });

  it('grow where they are few', () => {
    const view = { width: 400, height: 300 };
    expect(thumbnailScale(100, view, image)).toBe(1);
    expect(thumbnailScale(11, view, image)).toBe(2);
    expect(thumbnailScale(1, view, image)).toBe(3);
  });

  it('lie in rows of one texture', () => {
    const { columns, rows, levels } = layAtlas({
      indices: range(0, 3),
      images: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
      ...{ width: 2, height: 2, scale: 1 },
    });
    expect([columns, rows]).toEqual([2, 2]);
    expect([...levels]).toEqual([1, 2, 5, 6, 3, 4, 7, 8, 9, 10, 0, 0, 11, 12, 0, 0]);
  });
});
