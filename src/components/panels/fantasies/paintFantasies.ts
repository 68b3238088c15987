/** Paints a machine's hidden units and what it makes up, with the rows' names. Not which machine: FantasiesPanel.tsx. */
import { css, type ThemeColors } from '../../drawing/themeColors.ts';
import { drawTile, markTile, type Sheet } from '../../drawing/tileSheet.ts';
import { type Grid, placeOf } from './grid.ts';

interface FantasiesPicture {
  /** Of the hidden units. */
  readonly filters: Sheet | undefined;
  readonly fantasies: Sheet | undefined;
  /** The rows' names, from the top. */
  readonly names: readonly string[];
  /** How many hidden units there are: a small machine has fewer than columns. */
  readonly units: number;
  readonly grid: Grid;
  readonly pointed: number | undefined;
  readonly colors: ThemeColors;
}

export function paintFantasies(context: CanvasRenderingContext2D, picture: FantasiesPicture): void {
  const { filters, fantasies, names, units, grid, pointed, colors } = picture;
  const { columns, rows, tile, left } = grid;
  context.imageSmoothingEnabled = false;
  context.font = `11px ${getComputedStyle(document.body).fontFamily}`;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.fillStyle = css(colors.muted);
  for (const [row, name] of names.entries()) {
    const { y } = placeOf(row * columns, grid);
    context.fillText(name, left - 8, y + tile / 2);
  }
  for (let index = 0; index < columns * rows; index++) {
    const box = { ...placeOf(index, grid), width: tile, height: tile };
    const isUnit = index < columns;
    if (isUnit && filters && index < units) drawTile(context, filters, index, box);
    if (!isUnit && fantasies) drawTile(context, fantasies, index - columns, box);
    if (index === pointed) markTile(context, box, colors);
  }
}
