/** Where the tiles of the reconstructions stand: as large as the panel allows. Pure. Not their painting. */
import type { Size } from '../../drawing/useSize.ts';

export interface Tiles {
  readonly tile: number;
  readonly columns: number;
  /** Lines of tiles one row of images takes: more than one where the panel is narrow. */
  readonly lines: number;
  readonly gap: number;
  /** Left edge of the tiles: zero where the rows' names stand above them instead of beside. */
  readonly left: number;
  /** Upper edge of each row, its name included. */
  readonly tops: readonly number[];
  /** Whether numbers stand under the tiles, row by row. */
  readonly captions: readonly boolean[];
  /** Of everything. */
  readonly height: number;
}

export const CAPTION = 14;
/** Height of a row's name above its tiles. */
const NAME = 17;
const LABEL_WIDTH = 108;
/** Under tiles without numbers: above the next row's name, or so that a name beside them has room for its mean. */
const UNDER = { above: 3, beside: 8 };
const LINES = [1, 2, 3];
const GAP = 6;
const LEAST_TILE = 16;
/** Room at the edges for the ring around a chosen tile. */
const RING = 2;
const MOST_TILE = 96;
/** From one number to the next, so that they do not run into one another. */
const LEAST_PITCH = 27;

/** The largest tiles of all arrangements: names beside the rows or above them, each row in one line or more. Where even
 *  the smallest do not fit, or stand too close for their numbers, these go.
 *  @param captions of each row of images, such as input, autoencoder, PCA */
export function layTiles(count: number, captions: readonly boolean[], size: Size): Tiles {
  const tiles = largest(count, captions, size);
  return tiles.height <= size.height && tiles.tile + tiles.gap >= LEAST_PITCH
    ? tiles
    : largest(
        count,
        captions.map(() => false),
        size,
      );
}

function largest(count: number, captions: readonly boolean[], size: Size): Tiles {
  return [LABEL_WIDTH, 0]
    .flatMap((left) => LINES.map((lines) => arrange(count, captions, size, left, Math.ceil(count / lines))))
    .reduce((best, next) => (next.tile > best.tile ? next : best));
}

function arrange(
  count: number,
  captions: readonly boolean[],
  size: Size,
  left: number,
  columns: number,
): Tiles {
  const rows = captions.length;
  const name = left === 0 ? NAME : 0;
  const top = left === 0 ? 0 : RING;
  const lines = Math.ceil(count / Math.max(1, columns));
  const under = captions.map((has) => (has ? CAPTION : left === 0 ? UNDER.above : UNDER.beside));
  const rest = under.reduce((sum, height) => sum + name + lines * height, top + (rows - 1) * GAP);
  const width = size.width - left - RING;
  const byWidth = (width + GAP) / columns - GAP;
  const byHeight = (size.height - rest) / (rows * lines);
  const tile = Math.max(LEAST_TILE, Math.floor(Math.min(MOST_TILE, byWidth, byHeight)));
  const room = columns > 1 ? (width - columns * tile) / (columns - 1) : 0;
  const tops: number[] = [];
  let height = top;
  for (const below of under) {
    tops.push(height);
    height += name + lines * (tile + below) + GAP;
  }
  const gap = Math.max(0, Math.min(room, 3 * GAP));
  return { tile, columns, lines, gap, left, tops, captions, height: height - GAP };
}

/** Upper left corner of a tile. */
export function placeOf(
  row: number,
  index: number,
  tiles: Tiles,
): { readonly x: number; readonly y: number } {
  const name = tiles.left === 0 ? NAME : 0;
  const pitch = tiles.tile + (tiles.captions[row] ? CAPTION : UNDER.above);
  return {
    x: tiles.left + (index % tiles.columns) * (tiles.tile + tiles.gap),
    y: tiles.tops[row]! + name + Math.floor(index / tiles.columns) * pitch,
  };
}

/** Which image lies at this place, in whatever row; the gap after a tile counts as the tile, for fingers. */
export function imageAt(x: number, y: number, count: number, tiles: Tiles): number | undefined {
  const pitch = tiles.tile + tiles.gap;
  for (const row of tiles.tops.keys()) {
    for (let index = 0; index < count; index++) {
      const place = placeOf(row, index, tiles);
      const isInside =
        x >= place.x && x < place.x + pitch && y >= place.y && y < place.y + tiles.tile + CAPTION;
      if (isInside) return index;
    }
  }
  return undefined;
}
