/** Paints a row of pictures for each unit, with its name and what it carries. Not the choice of units. */
import { css, type ThemeColors } from '../../drawing/themeColors.ts';
import { boxOf, type TileGrid } from '../../drawing/tileGrid.ts';
import { drawTiles, markTile, type Sheet } from '../../drawing/tileSheet.ts';

interface TraversalsPicture {
  readonly sheets: readonly Sheet[];
  /** Beside each row: the unit, and what it carries. */
  readonly names: readonly (readonly [string, string])[];
  readonly grid: TileGrid;
  readonly pointed: number | undefined;
  readonly colors: ThemeColors;
}

export function paintTraversals(context: CanvasRenderingContext2D, picture: TraversalsPicture): void {
  const { sheets, names, grid, pointed, colors } = picture;
  const font = getComputedStyle(document.body).fontFamily;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  for (const [row, sheet] of sheets.entries()) {
    const { y, height } = boxOf(row * grid.columns, grid);
    const [name, carried] = names[row] ?? ['', ''];
    context.font = `600 12px ${font}`;
    context.fillStyle = css(colors.ink);
    context.fillText(name, 0, y + height / 2 - 7);
    context.font = `11px ${font}`;
    context.fillStyle = css(colors.muted);
    context.fillText(carried, 0, y + height / 2 + 8);
    drawTiles(context, sheet, grid.columns, grid, row * grid.columns);
  }
  if (pointed !== undefined) markTile(context, boxOf(pointed, grid), colors);
}
