/** Where the cells of the manifold stand, without gaps and in the middle: pure geometry. Not their painting. */
import type { Direction } from '../../charts/readable/ReadableCanvas.tsx';
import type { Size } from '../../drawing/size.ts';

export interface ManifoldGrid {
  readonly columns: number;
  readonly rows: number;
  readonly cell: Size;
  readonly left: number;
  readonly top: number;
}

interface Cells {
  readonly columns: number;
  readonly rows: number;
}

/** Room for the units' names, at the left and below. */
const NAMES = 20;

/** @param image proportions of one image */
export function layManifold(size: Size, { columns, rows }: Cells, image: Size): ManifoldGrid {
  const room = { width: size.width - 2 * NAMES, height: size.height - NAMES };
  const scale = Math.max(
    0.1,
    Math.min(room.width / (columns * image.width), room.height / (rows * image.height)),
  );
  const cell = { width: image.width * scale, height: image.height * scale };
  return { columns, rows, cell, left: (size.width - columns * cell.width) / 2, top: 0 };
}

/** Upper left corner; the lowest row comes first. */
export const cornerOf = (index: number, { columns, rows, cell, left, top }: ManifoldGrid) => ({
  x: left + (index % columns) * cell.width,
  y: top + (rows - 1 - Math.floor(index / columns)) * cell.height,
});

export function cellAt(x: number, y: number, grid: ManifoldGrid): number | undefined {
  const { columns, rows, cell, left, top } = grid;
  const column = Math.floor((x - left) / cell.width);
  const row = rows - 1 - Math.floor((y - top) / cell.height);
  return column >= 0 && column < columns && row >= 0 && row < rows ? row * columns + column : undefined;
}

/** Up is a higher row. */
export function nextCell(index: number, direction: Direction, { columns, rows }: Cells): number {
  const next = index + { left: -1, right: 1, up: columns, down: -columns }[direction];
  return next >= 0 && next < columns * rows ? next : index;
}

interface Codes {
  /** [cells, units] */
  readonly codes: Float32Array;
  readonly units: readonly [number, number];
}

/** The cell whose two units are nearest to those of a code; undefined if the code is of another length. */
export function nearestCell({ codes, units }: Codes, cells: number, z: Float32Array): number | undefined {
  const latentDim = codes.length / cells;
  if (z.length !== latentDim) return undefined;
  const distances = Array.from({ length: cells }, (_, cell) =>
    Math.hypot(...units.map((unit) => codes[cell * latentDim + unit]! - z[unit]!)),
  );
  return distances.indexOf(Math.min(...distances));
}
