/**
 * Paints the units of one layer into its bar: as cells, or as maps beside each other.
 * Not their colours, and not the bar: paintHourglass.ts.
 */
import type { Grid } from '#catalog/layer.ts';
import { mapGrid } from '../drawing/mapGrid.ts';
import type { Box } from '../drawing/size.ts';
import type { Rgb } from '../drawing/themeColors.ts';
import { cellGrid } from './layout.ts';

type ColorOf = (unit: number) => Rgb;

const LEAST_CELL = 2;

/** One cell for each unit, down the columns. */
export function paintCells(context: CanvasRenderingContext2D, box: Box, units: number, color: ColorOf): void {
  const { columns, rows } = cellGrid(units, box.height, LEAST_CELL);
  const cells = paintPixels(columns, rows, (column, row) => {
    const unit = column * rows + row;
    return unit < units ? color(unit) : undefined;
  });
  if (cells) context.drawImage(cells, box.x, box.y, box.width, box.height);
}

/** Each map as a small image, line by line, as large as fits and in the middle of the box, a pixel apart. */
export function paintMaps(context: CanvasRenderingContext2D, box: Box, grid: Grid, color: ColorOf): void {
  const { columns, rows, scale } = mapGrid(grid, box);
  const [acrossEach, downEach] = [grid.width + 1, grid.height + 1];
  const maps = paintPixels(columns * acrossEach - 1, rows * downEach - 1, (x, y) => {
    const channel = Math.floor(y / downEach) * columns + Math.floor(x / acrossEach);
    const [column, row] = [x % acrossEach, y % downEach];
    if (channel >= grid.channels || column === grid.width || row === grid.height) return undefined;
    return color((row * grid.width + column) * grid.channels + channel);
  });
  if (!maps) return;
  const [width, height] = [maps.width * scale, maps.height * scale];
  context.drawImage(maps, box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height);
}

/** An image with these colours; where there is none it is transparent. */
function paintPixels(
  width: number,
  height: number,
  color: (x: number, y: number) => Rgb | undefined,
): OffscreenCanvas | undefined {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  const image = context.createImageData(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const rgb = color(x, y);
      if (!rgb) continue;
      const at = (y * width + x) * 4;
      image.data.set(rgb, at);
      image.data[at + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
  return canvas;
}
