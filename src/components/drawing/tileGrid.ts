/** Where equal pictures stand in rows and columns: pure geometry. Not their painting: tileSheet.ts. */
import type { Size } from './size.ts';

interface Wish {
  readonly columns: number;
  readonly rows: number;
  /** Room at the left of all, and above and below the pictures of each row, CSS pixels. */
  readonly left?: number;
  readonly above?: number;
  readonly below?: number;
  readonly gap?: number;
  readonly mostTile?: number;
}

export interface TileGrid {
  readonly columns: number;
  readonly rows: number;
  /** Side of a picture, CSS pixels. */
  readonly tile: number;
  readonly left: number;
  /** From the upper edge of a row to its pictures. */
  readonly above: number;
  readonly pitch: { readonly x: number; readonly y: number };
}

const LEAST_TILE = 4;

/** The largest pictures that the size has room for, from its upper left corner on. */
export function layGrid(size: Size, wish: Wish): TileGrid {
  const { columns, rows, left = 0, above = 0, below = 0, gap = 4, mostTile = 96 } = wish;
  const across = (size.width - left + gap) / columns - gap;
  const down = size.height / rows - above - below - gap;
  const tile = Math.max(LEAST_TILE, Math.floor(Math.min(across, down, mostTile)));
  return { columns, rows, tile, left, above, pitch: { x: tile + gap, y: tile + gap + above + below } };
}

/** The box of a picture. */
export function boxOf(index: number, { columns, tile, left, above, pitch }: TileGrid) {
  const x = left + (index % columns) * pitch.x;
  const y = above + Math.floor(index / columns) * pitch.y;
  return { x, y, width: tile, height: tile };
}

/** The picture at a place; what stands above, below and between counts to it. */
export function tileAt(x: number, y: number, { columns, rows, left, pitch }: TileGrid): number | undefined {
  const column = Math.floor((x - left) / pitch.x);
  const row = Math.floor(y / pitch.y);
  return column >= 0 && column < columns && row >= 0 && row < rows ? row * columns + column : undefined;
}

export function nextTile(
  index: number,
  direction: 'left' | 'right' | 'up' | 'down',
  { columns, rows }: Pick<TileGrid, 'columns' | 'rows'>,
): number {
  const next = index + { left: -1, right: 1, up: -columns, down: columns }[direction];
  return next >= 0 && next < columns * rows ? next : index;
}
