/** Paints the selector's weights with the chosen pixels, and the image as the decoder sees it. Not their meaning. */
import { type Grid, mix, writeGrey } from '../../drawing/pixels.ts';
import type { Size } from '../../drawing/size.ts';
import { css, type ThemeColors } from '../../drawing/themeColors.ts';
import type { Selection } from './selection.ts';

interface SelectionPicture {
  readonly selection: Selection;
  readonly grid: Grid;
  /** The image on the stage, [pixels]. */
  readonly image: Float32Array | undefined;
  readonly pointed: number | undefined;
  readonly colors: ThemeColors;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly cell: number;
}

const GAP = 16;
/** Of the names above. */
const TOP = 18;
/** What the decoder does not see still shows a little. */
const UNSEEN = 0.35;

/** Side by side where that is larger. */
function boxesOf(size: Size, { width, height }: Grid): readonly [weights: Box, image: Box] {
  const cell = Math.max(1, Math.min((size.width - GAP) / 2 / width, (size.height - TOP) / height));
  const left = (size.width - 2 * cell * width - GAP) / 2;
  return [
    { x: left, y: TOP, cell },
    { x: left + cell * width + GAP, y: TOP, cell },
  ];
}

export function paintSelection(
  context: CanvasRenderingContext2D,
  size: Size,
  picture: SelectionPicture,
): void {
  const { selection, grid, pointed, colors } = picture;
  const [weights, image] = boxesOf(size, grid);
  context.font = `11px ${getComputedStyle(document.body).fontFamily}`;
  context.fillStyle = css(colors.muted);
  context.textAlign = 'left';
  context.fillText('probability, chosen pixels', weights.x, TOP - 6);
  context.fillText('what is left of the image', image.x, TOP - 6);
  drawPixels(context, weights, grid, weightPixels(picture));
  drawPixels(context, image, grid, seenPixels(picture));
  context.lineWidth = 1.5;
  context.strokeStyle = css(colors.ink);
  for (const pixel of selection.choosers.keys()) outline(context, weights, pixel, grid);
  context.lineWidth = 1;
  context.strokeStyle = css(colors.sand);
  for (const pixel of selection.choosers.keys()) outline(context, image, pixel, grid);
  if (pointed === undefined) return;
  context.lineWidth = 2.5;
  context.strokeStyle = css(colors.accent);
  for (const box of [weights, image]) outline(context, box, pointed, grid);
}

/** From nothing to the most probable pixel. */
function weightPixels({ selection, colors }: SelectionPicture): (bytes: Uint8ClampedArray) => void {
  const largest = selection.weight.reduce((most, weight) => Math.max(most, weight), 0) || 1;
  return (bytes) => {
    for (const [pixel, weight] of selection.weight.entries()) {
      bytes.set(mix(colors.surface, colors.sand, weight / largest), 4 * pixel);
      bytes[4 * pixel + 3] = 255;
    }
  };
}

/** What is not chosen is dimmed. */
function seenPixels({ selection, grid, image }: SelectionPicture): (bytes: Uint8ClampedArray) => void {
  return (bytes) => {
    const seen = image?.map((grey, pixel) => (selection.choosers.has(pixel) ? grey : UNSEEN * grey));
    if (seen) writeGrey(seen, grid, { bytes, stride: grid.width * 4, left: 0, top: 0 });
  };
}

function drawPixels(
  context: CanvasRenderingContext2D,
  { x, y, cell }: Box,
  { width, height }: Grid,
  write: (bytes: Uint8ClampedArray) => void,
): void {
  const canvas = new OffscreenCanvas(width, height);
  const pixels = canvas.getContext('2d');
  if (!pixels) return;
  const data = pixels.createImageData(width, height);
  write(data.data);
  pixels.putImageData(data, 0, 0);
  context.drawImage(canvas, x, y, width * cell, height * cell);
}

function outline(
  context: CanvasRenderingContext2D,
  { x, y, cell }: Box,
  pixel: number,
  { width }: Grid,
): void {
  context.strokeRect(
    x + (pixel % width) * cell + 0.5,
    y + Math.floor(pixel / width) * cell + 0.5,
    cell - 1,
    cell - 1,
  );
}

/** The pixel under a place, in either picture. */
export function pixelAt(x: number, y: number, size: Size, grid: Grid): number | undefined {
  for (const box of boxesOf(size, grid)) {
    const [column, row] = [Math.floor((x - box.x) / box.cell), Math.floor((y - box.y) / box.cell)];
    if (column >= 0 && column < grid.width && row >= 0 && row < grid.height) return row * grid.width + column;
  }
  return undefined;
}
