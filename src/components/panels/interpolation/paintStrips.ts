/** Paints film strips with their names and, where they are judged, a line of confidence and the classes under each. */
import type { Judged } from '#protocol/frames.ts';
import { css, type ThemeColors } from '../../drawing/themeColors.ts';
import { boxOf, type TileGrid } from '../../drawing/tileGrid.ts';
import { drawTiles, markTile, type Sheet } from '../../drawing/tileSheet.ts';
import { percent } from '../../explore/codeWords.ts';
import { CHART, CLASS, type Strip } from './strips.ts';

interface StripsPicture {
  readonly strips: readonly Strip[];
  readonly sheets: readonly (Sheet | undefined)[];
  /** Stands in place of a strip that is not there. */
  readonly note: string;
  readonly classNames: readonly string[];
  readonly grid: TileGrid;
  readonly pointed: number | undefined;
  readonly colors: ThemeColors;
}

/** Narrower places have room for the class alone. */
const LEAST_FOR_PERCENT = 48;

export function paintStrips(context: CanvasRenderingContext2D, picture: StripsPicture): void {
  const { strips, sheets, grid, note, pointed, colors } = picture;
  const font = getComputedStyle(document.body).fontFamily;
  for (const [row, { name, tone, pictures }] of strips.entries()) {
    const first = row * grid.columns;
    const { x, y } = boxOf(first, grid);
    context.font = `600 12px ${font}`;
    context.fillStyle = css(colors[tone]);
    context.textAlign = 'left';
    context.fillText(name, x, y - 5);
    context.font = `11px ${font}`;
    const sheet = sheets[row];
    if (!sheet) {
      context.fillStyle = css(colors.muted);
      context.fillText(note, x, y + 14);
      continue;
    }
    drawTiles(context, sheet, grid.columns, grid, first);
    if (pictures?.judged) paintConfidence(context, pictures.judged, first, tone, picture);
  }
  if (pointed !== undefined) markTile(context, boxOf(pointed, grid), colors);
}

/** From 0 at the lower hairline to 1 at the upper one. */
function paintConfidence(
  context: CanvasRenderingContext2D,
  { confidence, classes }: Judged,
  first: number,
  tone: Strip['tone'],
  { grid, classNames, colors }: StripsPicture,
): void {
  const boxes = Array.from(confidence, (_, place) => boxOf(first + place, grid));
  const top = boxes[0]!.y + grid.tile + 4;
  const height = CHART - 6;
  const [left, right] = [boxes[0]!.x, boxes.at(-1)!.x + grid.tile];
  context.lineWidth = 1;
  context.strokeStyle = css(colors.line);
  for (const y of [top, top + height]) {
    context.beginPath();
    context.moveTo(left, Math.round(y) + 0.5);
    context.lineTo(right, Math.round(y) + 0.5);
    context.stroke();
  }
  context.strokeStyle = css(colors[tone]);
  context.lineWidth = 1.5;
  context.beginPath();
  for (const [place, share] of confidence.entries())
    context.lineTo(boxes[place]!.x + grid.tile / 2, top + (1 - share) * height);
  context.stroke();
  context.fillStyle = css(colors.muted);
  context.textAlign = 'center';
  for (const [place, label] of classes.entries()) {
    const name = classNames[label] ?? String(label);
    const isWide = grid.tile >= LEAST_FOR_PERCENT && name.length <= 2;
    const words = isWide ? `${name} ${percent(confidence[place]!)}` : name.slice(0, Math.ceil(grid.tile / 6));
    context.fillText(words, boxes[place]!.x + grid.tile / 2, top + height + CLASS - 1);
  }
}
