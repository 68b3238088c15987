/** Cells of a table, coloured by their values. Not their arrangement. */
import { mix, signedColor } from '../pixels.ts';
import type { Box } from '../size.ts';
import { css, type Rgb, type ThemeColors } from '../themeColors.ts';

export interface CellLook {
  readonly colors: ThemeColors;
  readonly color: Rgb;
  /** Values run from −1 to 1 instead of from 0 to 1. */
  readonly signed?: boolean;
}

const GAP = 1;
/** Above this share the ground's colour is read better on the cell than the text's. */
const DARK = 0.55;

/** A cell from the ground's colour (0) to its own (1), clipped, with a text where there is room. */
export function paintCell(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Box,
  value: number,
  { colors, color, signed = false }: CellLook,
  text?: string,
): void {
  const share = Math.max(0, Math.min(1, Math.abs(value)));
  const fill = signed
    ? signedColor(value, colors, colors.surface)
    : mix(colors.surface, color, Math.max(0, Math.min(1, value)));
  context.fillStyle = css(fill);
  context.fillRect(x, y, Math.max(1, width - GAP), Math.max(1, height - GAP));
  if (text === undefined) return;
  context.fillStyle = css(share > DARK && (signed || value > 0) ? colors.surface : colors.muted);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, x + width / 2, y + height / 2 + 0.5);
  context.textBaseline = 'alphabetic';
}
