/** Paints pictures of weights on the two-ended scale, with a bar for the size of each. Not which ones: FiltersPanel.tsx. */
import type { FiltersFrame } from '#protocol/frames.ts';
import { css, type ThemeColors } from '../../drawing/themeColors.ts';
import { markTile, type Sheet } from '../../drawing/tileSheet.ts';
import { type Page, placeOf } from './tiles.ts';

const BAR_HEIGHT = 2;

interface FiltersPicture {
  readonly frame: FiltersFrame;
  readonly sheet: Sheet;
  readonly page: Page;
  readonly pointed: number | undefined;
  readonly colors: ThemeColors;
}

export function paintFilters(context: CanvasRenderingContext2D, picture: FiltersPicture): void {
  const { frame, sheet, page, pointed, colors } = picture;
  const longest = frame.norms.reduce((most, norm) => Math.max(most, norm), 0) || 1;
  const { width, height } = sheet.tile;
  const scale = page.tile / Math.max(width, height);
  for (const [i, unit] of frame.units.entries()) {
    const { x, y } = placeOf(i, page);
    const [left, top] = [x + (page.tile - width * scale) / 2, y + (page.tile - height * scale) / 2];
    context.drawImage(sheet.canvas, i * width, 0, width, height, left, top, width * scale, height * scale);
    context.fillStyle = css(colors.line);
    context.fillRect(x, y + page.tile + 1, page.tile, BAR_HEIGHT);
    context.fillStyle = css(colors.muted);
    context.fillRect(x, y + page.tile + 1, (frame.norms[unit]! / longest) * page.tile, BAR_HEIGHT);
    if (i === pointed) markTile(context, { x, y, width: page.tile, height: page.tile }, colors);
  }
}
