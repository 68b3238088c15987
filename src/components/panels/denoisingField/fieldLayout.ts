/** Where fields of arrows stand beside each other, and which arrow lies under a place. Pure. Not their painting. */
import type { Size } from '../../drawing/size.ts';

export interface Square {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** Above each square: its name. */
const HEAD = 18;
const GAP = 24;

/** Equal squares beside each other in the middle of a box, as large as fit. */
export function laySquares(count: number, { width, height }: Size): readonly Square[] {
  const side = Math.max(0, Math.min(height - HEAD, (width - (count - 1) * GAP) / count));
  const left = (width - count * side - (count - 1) * GAP) / 2;
  return Array.from({ length: count }, (_, i) => ({ left: left + i * (side + GAP), top: HEAD, side }));
}

/** The middle of a cell: cells go row by row from the lowest row up. @param cells along each side */
export function middleOf(
  cell: number,
  cells: number,
  { left, top, side }: Square,
): readonly [number, number] {
  const pitch = side / cells;
  return [left + (0.5 + (cell % cells)) * pitch, top + side - (0.5 + Math.floor(cell / cells)) * pitch];
}

/** The cell at a place; undefined beside the squares. */
export function cellAt(x: number, y: number, cells: number, squares: readonly Square[]): number | undefined {
  for (const { left, top, side } of squares) {
    const column = Math.floor(((x - left) / side) * cells);
    const row = Math.floor(((top + side - y) / side) * cells);
    if (column >= 0 && column < cells && row >= 0 && row < cells) return row * cells + column;
  }
  return undefined;
}

/** By how much arrows are shortened so that nearly all of them stay near their cell: 1 where they do anyway.
 *  @param fields in units of the plane, [n, 2] each  @param reach of the plane, half its side */
export function arrowScale(fields: readonly Float32Array[], cells: number, reach: number): number {
  const lengths = fields
    .flatMap((field) =>
      Array.from({ length: field.length / 2 }, (_, i) => Math.hypot(field[2 * i]!, field[2 * i + 1]!)),
    )
    .sort((a, b) => a - b);
  const long = lengths[Math.floor(0.95 * (lengths.length - 1))] ?? 0;
  const cell = (2 * reach) / cells;
  return long === 0 ? 1 : Math.min(1, (1.6 * cell) / long);
}
