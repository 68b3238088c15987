import { expect, it } from 'vitest';
import { cellAt, cornerOf, layManifold, nearestCell, nextCell } from './manifoldGrid.ts';

const image = { width: 28, height: 28 };

it.each([
  [{ width: 400, height: 330 }, 5],
  [{ width: 320, height: 360 }, 5],
  [{ width: 320, height: 360 }, 1],
])('fits into %o with %i rows and finds every cell where it stands', (size, rows) => {
  const grid = layManifold(size, { columns: 5, rows }, image);
  for (let index = 0; index < 5 * rows; index++) {
    const { x, y } = cornerOf(index, grid);
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + grid.cell.width).toBeLessThanOrEqual(size.width);
    expect(y + grid.cell.height).toBeLessThanOrEqual(size.height);
    expect(cellAt(x + 1, y + 1, grid)).toBe(index);
  }
  expect(cellAt(0, 0, grid)).toBeUndefined();
});

it('has the lowest row at the bottom, and up goes up', () => {
  const grid = layManifold({ width: 400, height: 330 }, { columns: 5, rows: 5 }, image);
  expect(cornerOf(0, grid).y).toBeGreaterThan(cornerOf(20, grid).y);
  expect(nextCell(7, 'up', grid)).toBe(12);
  expect(nextCell(2, 'down', grid)).toBe(2);
});

it('finds the cell nearest to a code by its two units alone', () => {
  const codes = Float32Array.of(-1, 9, 0, 1, 9, 0, -1, 9, 2, 1, 9, 2);
  const frame = { codes, units: [0, 2] } as const;
  expect(nearestCell(frame, 4, Float32Array.of(0.7, -50, 1.8))).toBe(3);
  expect(nearestCell(frame, 4, Float32Array.of(0.7, 1.8))).toBeUndefined();
});
