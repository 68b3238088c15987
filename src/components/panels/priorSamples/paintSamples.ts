/** Paints pictures in rows and columns, one of them marked, and how many columns suit a room. Not which pictures. */
import type { Size } from '../../drawing/size.ts';
import type { ThemeColors } from '../../drawing/themeColors.ts';
import { boxOf, layGrid, type TileGrid } from '../../drawing/tileGrid.ts';
import { drawTiles, markTile, type Sheet } from '../../drawing/tileSheet.ts';

const GAP = 4;

/** The arrangement in full rows whose pictures are largest. */
export function samplesGrid(size: Size, count: number): TileGrid {
  const divisors = Array.from({ length: count }, (_, i) => i + 1).filter((columns) => count % columns === 0);
  return divisors
    .map((columns) => layGrid(size, { columns, rows: count / columns, gap: GAP }))
    .reduce((best, next) => (next.tile > best.tile ? next : best));
}

interface SamplesPicture {
  readonly sheet: Sheet;
  readonly count: number;
  readonly grid: TileGrid;
  readonly pointed: number | undefined;
  readonly colors: ThemeColors;
}

export function paintSamples(context: CanvasRenderingContext2D, picture: SamplesPicture): void {
  const { sheet, count, grid, pointed, colors } = picture;
  drawTiles(context, sheet, count, grid);
  if (pointed !== undefined) markTile(context, boxOf(pointed, grid), colors);
}
