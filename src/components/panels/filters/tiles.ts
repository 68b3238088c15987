/** How many pictures fit on a page, and where each stands: pure geometry. Not their painting. */
import type { Direction } from '../../charts/readable/ReadableCanvas.tsx';
import type { Size } from '../../drawing/size.ts';

export interface Page {
  readonly columns: number;
  readonly rows: number;
  /** Side of a tile, CSS pixels. */
  readonly tile: number;
  readonly pitchX: number;
  readonly pitchY: number;
}

const WISHED_PITCH = 44;
const MOST_PITCH = 96;
const GAP = 5;
/** A gap and the bar of the norm below each tile. */
const BAR = 8;

/** The arrangement that leaves the least room empty. @param total pictures there are: few of them are shown larger */
export function pageOf(size: Size, total: number): Page {
  const share = Math.sqrt((size.width * size.height) / Math.max(1, total)) - BAR;
  const wished = Math.max(WISHED_PITCH, Math.min(MOST_PITCH, share));
  const columns = Math.max(1, Math.floor((size.width + GAP) / wished));
  const pages = Array.from({ length: 4 }, (_, more) => pageWith(columns + more, size));
  const filled = (page: Page) => Math.min(total, tilesOn(page)) * page.tile ** 2;
  return pages.reduce((best, page) => (filled(page) > filled(best) ? page : best));
}

function pageWith(columns: number, { width, height }: Size): Page {
  const pitchX = (width + GAP) / columns;
  const tile = Math.max(8, pitchX - GAP);
  const rows = Math.max(1, Math.floor((height + GAP - BAR) / (tile + BAR)));
  return { columns, rows, tile, pitchX, pitchY: tile + BAR };
}

export const tilesOn = ({ columns, rows }: Page): number => columns * rows;

export const placeOf = (index: number, { columns, pitchX, pitchY }: Page): { x: number; y: number } => ({
  x: (index % columns) * pitchX,
  y: Math.floor(index / columns) * pitchY,
});

export function tileAt(
  x: number,
  y: number,
  count: number,
  { columns, pitchX, pitchY }: Page,
): number | undefined {
  const [column, row] = [Math.floor(x / pitchX), Math.floor(y / pitchY)];
  const index = row * columns + column;
  return column >= 0 && column < columns && index >= 0 && index < count ? index : undefined;
}

export function nextTile(index: number, direction: Direction, { columns }: Page): number {
  const step = { left: -1, right: 1, up: -columns, down: columns }[direction];
  return index + step;
}
