import { describe, expect, it } from 'vitest';
import { nextTile, pageOf, placeOf, tileAt, tilesOn } from './tiles.ts';

const sizes = [
  { width: 406, height: 220 },
  { width: 358, height: 240 },
  { width: 700, height: 300 },
];

describe('a page', () => {
  it.each(sizes)('holds its tiles inside $width × $height', (size) => {
    for (const total of [2, 16, 512]) {
      const page = pageOf(size, total);
      const last = placeOf(tilesOn(page) - 1, page);
      expect(last.x + page.tile).toBeLessThanOrEqual(size.width + 0.01);
      expect(last.y + page.tile).toBeLessThanOrEqual(size.height + 0.01);
      for (let i = 0; i < tilesOn(page); i++) {
        const { x, y } = placeOf(i, page);
        expect(tileAt(x + page.tile / 2, y + page.tile / 2, tilesOn(page), page)).toBe(i);
      }
    }
  });

  it('shows few pictures larger', () => {
    expect(pageOf(sizes[0]!, 2).tile).toBeGreaterThan(pageOf(sizes[0]!, 512).tile);
  });

  it('is walked through by the arrow keys', () => {
    const page = pageOf(sizes[0]!, 512);
    expect(nextTile(3, 'down', page)).toBe(3 + page.columns);
    expect(nextTile(3, 'left', page)).toBe(2);
  });
});
