/** Where the tiles of the reconstructions stand: as large as the panel allows. Pure. Not their painting. */
import type { Size } from '../../drawing/useSize.ts';

export interface Tiles {
  readonly tile: number;
  readonly columns: number;
  /** Lines of tiles one row of images takes: more than one where the panel is narrow. */
  readonly lines: number;
  readonly gap: number;
  /** Height of one row of images with its caption. */
  readonly pitch: number;
  /** Left edge of the tiles. */
  readonly left: number;
  /** Of everything. */
  readonly height: number;
}

export const CAPTION = 14;
export const LABEL_WIDTH = 84;
const GAP = 6;
const ROW_GAP = 6;
const LEAST_TILE = 26;
const MOST_TILE = 88;

/** @param rows of images, such as input, autoencoder, PCA */
export function layTiles(count: number, rows: number, size: Size): Tiles {
  const left = size.width < 360 ? 0 : LABEL_WIDTH;
  const label = left === 0 ? CAPTION + 2 : 0;
  const columns = Math.max(1, Math.min(count, Math.floor((size.width - left + GAP) / (LEAST_TILE + GAP))));
  const lines = Math.ceil(count / columns);
  const byWidth = (size.width - left + GAP) / columns - GAP;
  const byHeight = (size.height / rows - ROW_GAP - label) / lines - CAPTION;
  const tile = Math.floor(Math.min(MOST_TILE, byWidth, Math.max(LEAST_TILE, byHeight)));
  const room = columns > 1 ? (size.width - left - columns * tile) / (columns - 1) : 0;
  const pitch = label + lines * (tile + CAPTION) + ROW_GAP;
  return {
    tile,
    columns,
    lines,
    gap: Math.max(0, Math.min(room, 2.5 * GAP)),
    pitch,
    left,
    height: rows * pitch - ROW_GAP,
  };
}

/** Upper left corner of a tile. */
export function placeOf(
  row: number,
  index: number,
  tiles: Tiles,
): { readonly x: number; readonly y: number } {
  const label = tiles.left === 0 ? CAPTION + 2 : 0;
  return {
    x: tiles.left + (index % tiles.columns) * (tiles.tile + tiles.gap),
    y: row * tiles.pitch + label + Math.floor(index / tiles.columns) * (tiles.tile + CAPTION),
  };
}

/** Which image lies at this place, in whatever row. */
export function imageAt(x: number, y: number, count: number, rows: number, tiles: Tiles): number | undefined {
  for (let row = 0; row < rows; row++) {
    for (let index = 0; index < count; index++) {
      const place = placeOf(row, index, tiles);
      const isInside =
        x >= place.x && x < place.x + tiles.tile && y >= place.y && y < place.y + tiles.tile + CAPTION;
      if (isInside) return index;
    }
  }
  return undefined;
}
