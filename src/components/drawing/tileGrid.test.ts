import { expect, it } from 'vitest';
import { boxOf, layGrid, nextTile, tileAt } from './tileGrid.ts';

const sizes = [
  { width: 400, height: 300 },
  { width: 326, height: 340 },
  { width: 900, height: 120 },
];

it.each(sizes)('fits into $width × $height and finds every picture where it stands', (size) => {
  const grid = layGrid(size, { columns: 9, rows: 4, left: 60, above: 8, below: 10 });
  for (let index = 0; index < 36; index++) {
    const { x, y, width, height } = boxOf(index, grid);
    expect(x).toBeGreaterThanOrEqual(60);
    expect(x + width).toBeLessThanOrEqual(size.width);
    expect(y + height + 10).toBeLessThanOrEqual(size.height);
    expect(tileAt(x + 1, y + height - 1, grid)).toBe(index);
  }
  expect(tileAt(59, 20, grid)).toBeUndefined();
  expect(tileAt(100, 4 * grid.pitch.y + 1, grid)).toBeUndefined();
});

it('moves along rows and columns and stays at the edges', () => {
  const grid = { columns: 9, rows: 4 };
  expect(nextTile(10, 'down', grid)).toBe(19);
  expect(nextTile(10, 'up', grid)).toBe(1);
  expect(nextTile(4, 'up', grid)).toBe(4);
  expect(nextTile(35, 'right', grid)).toBe(35);
});
