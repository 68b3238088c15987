/** Paints the rows of images with their names and errors. Not their arrangement: tileLayout.ts. */
import { formatMeasure } from '../../drawing/format.ts';
import { css, type ThemeColors } from '../../drawing/themeColors.ts';
import { drawTile, type Sheet } from '../../drawing/tileSheet.ts';
import { CAPTION, placeOf, type Tiles } from './tileLayout.ts';

export interface Row {
  readonly name: string;
  readonly tone: 'muted' | 'accent' | 'pca';
  readonly sheet: Sheet | undefined;
  /** Stands in place of the images while there are none. */
  readonly note?: string;
  /** Squared error of each image. */
  readonly errors: Float32Array | undefined;
}

interface RowsPicture {
  readonly rows: readonly Row[];
  readonly tiles: Tiles;
  readonly count: number;
  /** Column of the image on the stage. */
  readonly selected: number;
  readonly colors: ThemeColors;
}

export function paintRows(context: CanvasRenderingContext2D, picture: RowsPicture): void {
  const font = getComputedStyle(document.body).fontFamily;
  for (const [at, row] of picture.rows.entries()) {
    paintName(context, row, at, picture, font);
    for (let index = 0; index < picture.count; index++) paintTile(context, row, at, index, picture, font);
    if (!row.sheet && row.note !== undefined) paintNote(context, row.note, at, picture, font);
  }
}

function paintName(
  context: CanvasRenderingContext2D,
  { name, tone, errors }: Row,
  at: number,
  { tiles, count, colors }: RowsPicture,
  font: string,
): void {
  const isAbove = tiles.left === 0;
  const { y } = placeOf(at, 0, tiles);
  const baseline = isAbove ? y - 5 : y + tiles.tile / 2 + (errors ? -2 : 4);
  context.textAlign = 'left';
  context.fillStyle = css(colors[tone]);
  context.font = `${tone === 'muted' ? 400 : 600} 12px ${font}`;
  context.fillText(name, 0, baseline);
  if (!errors) return;
  const beside = context.measureText(name).width + 8;
  context.fillStyle = css(colors.muted);
  context.font = `11px ${font}`;
  // Of what, the panel's subtitle says.
  const mean = `mean of ${count}: ${formatMeasure(meanOf(errors))}`;
  context.fillText(mean, isAbove ? beside : 0, isAbove ? baseline : baseline + 14);
}

function paintTile(
  context: CanvasRenderingContext2D,
  { sheet, errors }: Row,
  at: number,
  index: number,
  { tiles, selected, colors }: RowsPicture,
  font: string,
): void {
  const place = placeOf(at, index, tiles);
  const box = { ...place, width: tiles.tile, height: tiles.tile };
  if (sheet) drawTile(context, sheet, index, box);
  else {
    context.fillStyle = css(colors.sunk);
    context.fillRect(box.x, box.y, box.width, box.height);
  }
  if (index === selected) {
    context.strokeStyle = css(colors.sand);
    context.lineWidth = 2;
    context.beginPath();
    context.roundRect(box.x - 1, box.y - 1, box.width + 2, box.height + 2, 5);
    context.stroke();
  }
  const error = tiles.captions[at] ? errors?.[index] : undefined;
  if (error === undefined) return;
  context.textAlign = 'center';
  context.font = `10px ${font}`;
  context.fillStyle = css(colors.muted);
  const text = error.toFixed(error < 100 ? 1 : 0);
  // Wider than a small tile: whole at the edge, too.
  const least = context.measureText(text).width / 2;
  context.fillText(text, Math.max(least, box.x + tiles.tile / 2), box.y + tiles.tile + CAPTION - 4);
}

function paintNote(
  context: CanvasRenderingContext2D,
  note: string,
  at: number,
  { tiles, colors }: RowsPicture,
  font: string,
): void {
  const { x, y } = placeOf(at, 0, tiles);
  context.textAlign = 'left';
  context.font = `11px ${font}`;
  context.lineWidth = 6;
  context.strokeStyle = css(colors.sunk);
  context.strokeText(note, x + 8, y + tiles.tile / 2 + 4);
  context.fillStyle = css(colors.muted);
  context.fillText(note, x + 8, y + tiles.tile / 2 + 4);
}

export function meanOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
