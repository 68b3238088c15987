import { expect, it } from 'vitest';
import { gridOf, nextTile, placeOf, tileAt } from './grid.ts';

const sizes = [
  { width: 600, height: 230 },
  { width: 340, height: 230 },
  { width: 1200, height: 150 },
];

it.each(sizes)('fits into $width × $height and finds every picture where it stands', (size) => {
  const grid = gridOf(size, 10, 6);
  for (let index = 0; index < 60; index++) {
    const { x, y } = placeOf(index, grid);
    expect(x + grid.tile).toBeLessThanOrEqual(size.width);
    expect(y + grid.tile).toBeLessThanOrEqual(size.height);
    expect(tileAt(x + 1, y + 1, grid)).toBe(index);
  }
  expect(tileAt(1, 1, grid)).toBeUndefined();
});

it('moves along rows and columns', () => {
  const grid = gridOf(sizes[0]!, 10, 6);
  expect(nextTile(12, 'down', grid)).toBe(22);
  expect(nextTile(12, 'up', grid)).toBe(2);
  expect(nextTile(12, 'left', grid)).toBe(11);
});
