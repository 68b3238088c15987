/** Hairlines, numbers and names of the axes behind the points. Not the points: renderer.ts. */
import { scaleLinear } from 'd3-scale';
import { css, type ThemeColors } from '../../drawing/themeColors.ts';
import type { Size } from '../../drawing/useSize.ts';
import { type Projection, unproject } from './view.ts';

export interface AxesPicture {
  readonly projection: Projection;
  readonly colors: ThemeColors;
  /** Such as z₁ and z₂; the second is undefined where heights mean nothing. */
  readonly names: readonly [string, string | undefined];
}

const TICK_SPACING = 90;

export function paintAxes(context: CanvasRenderingContext2D, size: Size, picture: AxesPicture): void {
  const { projection, colors, names } = picture;
  const [left, top] = unproject([0, 0], projection);
  const [right, bottom] = unproject([size.width, size.height], projection);
  context.font = `10px ${getComputedStyle(document.body).fontFamily}`;
  context.lineWidth = 1;
  const across = ticksOf(left, right, size.width);
  for (const { value, text } of across) {
    const x = Math.round(value * projection.scaleX + projection.offsetX) + 0.5;
    paintLine(context, value === 0, colors, [x, 0, x, size.height]);
    if (x > 30 && x < size.width - 60) label(context, colors, text, x, size.height - 4, 'center');
  }
  label(context, colors, `${names[0]} →`, size.width - 4, size.height - 4, 'right');
  if (names[1] === undefined) return;
  for (const { value, text } of ticksOf(bottom, top, size.height)) {
    const y = Math.round(value * projection.scaleY + projection.offsetY) + 0.5;
    paintLine(context, value === 0, colors, [0, y, size.width, y]);
    if (y > 24 && y < size.height - 18) label(context, colors, text, 4, y - 3, 'left');
  }
  label(context, colors, `↑ ${names[1]}`, 4, 11, 'left');
}

function ticksOf(from: number, to: number, lengthPx: number) {
  const scale = scaleLinear().domain([from, to]);
  const count = Math.max(2, Math.round(lengthPx / TICK_SPACING));
  const format = scale.tickFormat(count);
  return scale.ticks(count).map((value) => ({ value, text: format(value) }));
}

function paintLine(
  context: CanvasRenderingContext2D,
  isZero: boolean,
  colors: ThemeColors,
  [x1, y1, x2, y2]: readonly [number, number, number, number],
): void {
  context.strokeStyle = css(isZero ? colors.muted : colors.line, isZero ? 0.45 : 0.7);
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}

function label(
  context: CanvasRenderingContext2D,
  colors: ThemeColors,
  text: string,
  x: number,
  y: number,
  align: CanvasTextAlign,
): void {
  context.textAlign = align;
  context.lineWidth = 3;
  context.strokeStyle = css(colors.background);
  context.strokeText(text, x, y);
  context.lineWidth = 1;
  context.fillStyle = css(colors.muted);
  context.fillText(text, x, y);
}
