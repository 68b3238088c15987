/** Where the maps of a convolutional layer stand: pure geometry. Not their painting. */
import type { Grid } from '#catalog/layer.ts';
import type { Size } from './size.ts';

/** How maps are arranged in lines so that they are as large as can be, a pixel of theirs apart, and what such a pixel
 *  measures. */
export function mapGrid(
  { channels, height, width }: Grid,
  box: Size,
): { columns: number; rows: number; scale: number } {
  let best = { columns: 1, rows: channels, scale: 0 };
  for (let columns = 1; columns <= channels; columns++) {
    const rows = Math.ceil(channels / columns);
    const across = box.width / (columns * (width + 1) - 1);
    const down = box.height / (rows * (height + 1) - 1);
    const scale = Math.min(across, down);
    if (scale > best.scale) best = { columns, rows, scale };
  }
  return best;
}
