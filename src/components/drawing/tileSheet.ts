/**
 * Many equal images on one canvas: each is written once into a sheet at its own resolution, then drawn enlarged.
 * Not their arrangement: tileGrid.ts, or the panel that shows them.
 */
import { type Grid, type Target, writeGrey, writeSigned } from './pixels.ts';
import type { Box } from './size.ts';
import { css, type ThemeColors } from './themeColors.ts';
import { boxOf, type TileGrid } from './tileGrid.ts';

/** One row of tiles. */
export interface Sheet {
  readonly canvas: OffscreenCanvas;
  readonly tile: Grid;
}

/** The images of a frame, [n, height · width], side by side; undefined without a 2D context. */
export const createSheet = (images: Float32Array, tile: Grid): Sheet | undefined =>
  sheetOf(images, tile, (values, target) => writeGrey(values, tile, target));

/** The same with a sheet for each row of `columns` images: browsers limit how wide a canvas can be. */
export function createSheetRows(images: Float32Array, tile: Grid, columns: number): readonly Sheet[] {
  const row = columns * tile.width * tile.height;
  return Array.from({ length: row === 0 ? 0 : Math.floor(images.length / row) }, (_, i) =>
    createSheet(images.subarray(i * row, (i + 1) * row), tile),
  ).filter((sheet) => sheet !== undefined);
}

/** The same of weights, on the two-ended scale, each picture scaled to its own largest weight. */
export const createSignedSheet = (images: Float32Array, tile: Grid, colors: ThemeColors): Sheet | undefined =>
  sheetOf(images, tile, (weights, target) => {
    const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) || 1;
    const scaled = weights.map((weight) => weight / largest);
    writeSigned(scaled, tile, colors, target);
  });

function sheetOf(
  images: Float32Array,
  tile: Grid,
  write: (values: Float32Array, target: Target) => void,
): Sheet | undefined {
  const pixels = tile.width * tile.height;
  const count = pixels === 0 ? 0 : Math.floor(images.length / pixels);
  if (count === 0) return undefined;
  const canvas = new OffscreenCanvas(count * tile.width, tile.height);
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  const image = context.createImageData(canvas.width, canvas.height);
  for (let i = 0; i < count; i++) {
    const target = { bytes: image.data, stride: image.width * 4, left: i * tile.width, top: 0 };
    write(images.subarray(i * pixels, (i + 1) * pixels), target);
  }
  context.putImageData(image, 0, 0);
  return { canvas, tile };
}

/** Draws the tile at `index` into the middle of a box, as large as its proportions allow, with round corners; smoothing
 *  must be off. */
export function drawTile(
  context: CanvasRenderingContext2D,
  { canvas, tile }: Sheet,
  index: number,
  box: Box,
): void {
  const scale = Math.min(box.width / tile.width, box.height / tile.height);
  const [width, height] = [tile.width * scale, tile.height * scale];
  const x = box.x + (box.width - width) / 2;
  const y = box.y + (box.height - height) / 2;
  context.save();
  context.beginPath();
  context.roundRect(x, y, width, height, Math.min(5, width / 10));
  context.clip();
  context.drawImage(canvas, index * tile.width, 0, tile.width, tile.height, x, y, width, height);
  context.restore();
}

/** Draws so many tiles of a sheet from one place of a grid on. */
export function drawTiles(
  context: CanvasRenderingContext2D,
  sheet: Sheet,
  count: number,
  grid: TileGrid,
  first = 0,
): void {
  // Pictures drawn smaller than they are would lose whole lines.
  context.imageSmoothingEnabled = grid.tile * devicePixelRatio < sheet.tile.width;
  for (let i = 0; i < count; i++) drawTile(context, sheet, i, boxOf(first + i, grid));
}

/** Draws a line around the tile that is pointed at. */
export function markTile(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Box,
  { sand }: ThemeColors,
): void {
  context.strokeStyle = css(sand);
  context.lineWidth = 2;
  context.strokeRect(x - 1, y - 1, width + 2, height + 2);
}
