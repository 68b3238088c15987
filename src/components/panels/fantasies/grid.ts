/** Where the pictures stand: a row of hidden units, then a row for each mark of the chains. Pure geometry. Not their painting. */
import type { Direction } from '../../charts/readable/ReadableCanvas.tsx';
import type { Size } from '../../drawing/size.ts';

export interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** Side of a picture, CSS pixels. */
  readonly tile: number;
  readonly pitch: number;
  /** Room for the rows' names. */
  readonly left: number;
}

const LEFT = 74;
const GAP = 4;
/** Between the hidden units and what is made up. */
const PAUSE = 10;

export function gridOf({ width, height }: Size, columns: number, rows: number): Grid {
  const across = (width - LEFT) / columns;
  const down = (height - PAUSE) / rows;
  const pitch = Math.max(8, Math.min(across, down));
  return { columns, rows, tile: pitch - GAP, pitch, left: LEFT };
}

export const placeOf = (index: number, { columns, pitch, left }: Grid): { x: number; y: number } => {
  const row = Math.floor(index / columns);
  return { x: left + (index % columns) * pitch, y: row * pitch + (row > 0 ? PAUSE : 0) };
};

export function tileAt(x: number, y: number, grid: Grid): number | undefined {
  const { columns, rows, tile } = grid;
  for (let index = 0; index < columns * rows; index++) {
    const place = placeOf(index, grid);
    if (x >= place.x && x < place.x + tile && y >= place.y && y < place.y + tile) return index;
  }
  return undefined;
}

export function nextTile(index: number, direction: Direction, { columns }: Grid): number {
  return index + { left: -1, right: 1, up: -columns, down: columns }[direction];
}
