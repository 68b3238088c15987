/** Paints what is drawn at every place of two units, one picture beside the other. Not where the places are. */
import type { ManifoldFrame } from '#protocol/frames.ts';
import { unitName } from '../../drawing/format.ts';
import { css, type Rgb, type ThemeColors } from '../../drawing/themeColors.ts';
import type { Sheet } from '../../drawing/tileSheet.ts';
import { cornerOf, type ManifoldGrid } from './manifoldGrid.ts';

interface ManifoldPicture {
  readonly frame: ManifoldFrame;
  /** A sheet for each row, the lowest first. */
  readonly sheets: readonly Sheet[];
  readonly grid: ManifoldGrid;
  readonly symbol: string;
  /** Whether places that the judge is unsure of fade. */
  readonly isFaded: boolean;
  /** Where the sliders stand. */
  readonly here: number | undefined;
  readonly pointed: number | undefined;
  readonly colors: ThemeColors;
}

export function paintManifold(context: CanvasRenderingContext2D, picture: ManifoldPicture): void {
  const { frame, sheets, grid, symbol, isFaded, here, pointed, colors } = picture;
  const { columns, rows, cell, left, top } = grid;
  for (const [row, { canvas, tile }] of sheets.entries()) {
    const { y } = cornerOf(row * columns, grid);
    // Pictures drawn smaller than they are would lose whole lines.
    context.imageSmoothingEnabled = cell.width * devicePixelRatio < tile.width;
    context.drawImage(canvas, left, y, columns * cell.width, cell.height);
  }
  if (isFaded && frame.judged) {
    for (const [index, confidence] of frame.judged.confidence.entries()) {
      const { x, y } = cornerOf(index, grid);
      context.fillStyle = css(colors.surface, 1 - confidence);
      context.fillRect(x, y, cell.width, cell.height);
    }
  }
  context.font = `11px ${getComputedStyle(document.body).fontFamily}`;
  context.fillStyle = css(colors.muted);
  context.textAlign = 'center';
  context.fillText(
    `${unitName(symbol, frame.units[0])} →`,
    left + (columns * cell.width) / 2,
    top + rows * cell.height + 15,
  );
  if (rows > 1) {
    context.textAlign = 'right';
    context.fillText(`${unitName(symbol, frame.units[1])} ↑`, left - 4, top + (rows * cell.height) / 2 + 4);
  }
  if (here !== undefined) outline(context, grid, here, colors.sand);
  if (pointed !== undefined) outline(context, grid, pointed, colors.positive);
}

function outline(context: CanvasRenderingContext2D, grid: ManifoldGrid, index: number, color: Rgb): void {
  const { x, y } = cornerOf(index, grid);
  context.strokeStyle = css(color);
  context.lineWidth = 2;
  context.strokeRect(x, y, grid.cell.width, grid.cell.height);
}
