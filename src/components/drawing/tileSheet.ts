/**
 * Many equal images on one canvas: each is written once into a sheet at its own resolution, then drawn enlarged.
 * Not their arrangement: the panel that shows them decides.
 */
import { type Grid, writeGrey, writeSigned } from './pixels.ts';
import type { ThemeColors } from './themeColors.ts';

/** One row of tiles. */
export interface Sheet {
  readonly canvas: OffscreenCanvas;
  readonly tile: Grid;
}

/** The images of a frame, [n, height · width], side by side; undefined without a 2D context. */
export function createSheet(images: Float32Array, tile: Grid): Sheet | undefined {
  const pixels = tile.width * tile.height;
  const count = Math.floor(images.length / pixels);
  if (count === 0) return undefined;
  const canvas = new OffscreenCanvas(count * tile.width, tile.height);
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  const image = context.createImageData(canvas.width, canvas.height);
  for (let i = 0; i < count; i++) {
    const target = { bytes: image.data, stride: image.width * 4, left: i * tile.width, top: 0 };
    writeGrey(images.subarray(i * pixels, (i + 1) * pixels), tile, target);
  }
  context.putImageData(image, 0, 0);
  return { canvas, tile };
}

/** The same with a sheet for each row of `columns` images: browsers limit how wide a canvas can be. */
export function createSheetRows(images: Float32Array, tile: Grid, columns: number): readonly Sheet[] {
  const row = columns * tile.width * tile.height;
  return Array.from({ length: row === 0 ? 0 : Math.floor(images.length / row) }, (_, i) =>
    createSheet(images.subarray(i * row, (i + 1) * row), tile),
  ).filter((sheet) => sheet !== undefined);
}

/** The same of weights, on the two-ended scale, each picture scaled to its own largest weight. */
export function createSignedSheet(images: Float32Array, tile: Grid, colors: ThemeColors): Sheet | undefined {
  const pixels = tile.width * tile.height;
  const count = pixels === 0 ? 0 : images.length / pixels;
  if (count === 0) return undefined;
  const canvas = new OffscreenCanvas(count * tile.width, tile.height);
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  const sheet = context.createImageData(canvas.width, tile.height);
  for (let i = 0; i < count; i++) {
    const weights = images.subarray(i * pixels, (i + 1) * pixels);
    const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) || 1;
    const target = { bytes: sheet.data, stride: sheet.width * 4, left: i * tile.width, top: 0 };
    writeSigned(
      weights.map((weight) => weight / largest),
      tile,
      colors,
      target,
    );
  }
  context.putImageData(sheet, 0, 0);
  return { canvas, tile };
}

/** Draws the tile at `index` into the middle of a box, as large as its proportions allow, with round corners; smoothing
 *  must be off. */
export function drawTile(
  context: CanvasRenderingContext2D,
  { canvas, tile }: Sheet,
  index: number,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
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
