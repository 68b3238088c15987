/** Tables stand in the box, do not overlap, and wrap where it is narrow. */
import { expect, it } from 'vitest';
import { layTables, ROW_NAMES, TABLE_HEAD } from './tableLayout.ts';

const table = { rows: 5, columns: 6 };

it('stands side by side where there is room, one below the other where there is not', () => {
  const wide = layTables(3, table, { width: 900, height: 260 });
  expect(new Set(wide.corners.map(({ y }) => y)).size).toBe(1);
  const narrow = layTables(3, table, { width: 300, height: 640 });
  expect(new Set(narrow.corners.map(({ x }) => x)).size).toBe(1);
});

it('keeps many columns narrow rather than out of sight, and never too wide', () => {
  const many = layTables(3, { rows: 12, columns: 24 }, { width: 420, height: 250 });
  expect(many.height).toBeLessThanOrEqual(250);
  const narrow = layTables(3, { rows: 12, columns: 60 }, { width: 340, height: 250 });
  expect(narrow.corners[0]!.x + 60 * narrow.cell.width).toBeLessThanOrEqual(341);
});

it('keeps everything in its box and apart', () => {
  for (const size of [
    { width: 900, height: 260 },
    { width: 520, height: 300 },
    { width: 320, height: 640 },
  ]) {
    const { cell, corners, height } = layTables(4, table, size);
    expect(height).toBeLessThanOrEqual(size.height);
    for (const [i, { x, y }] of corners.entries()) {
      expect(x).toBeGreaterThanOrEqual(ROW_NAMES);
      expect(y).toBeGreaterThanOrEqual(TABLE_HEAD);
      expect(x + 6 * cell.width).toBeLessThanOrEqual(size.width + 1e-9);
      for (const other of corners.slice(i + 1)) {
        const isApart =
          Math.abs(other.x - x) >= 6 * cell.width || Math.abs(other.y - y) >= 5 * cell.height + TABLE_HEAD;
        expect(isApart).toBe(true);
      }
    }
  }
});
