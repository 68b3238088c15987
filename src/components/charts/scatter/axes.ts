/** Hairlines, numbers and names of the axes. Not the points between them: renderer.ts. */
import { scaleLinear } from 'd3-scale';
import type { Size } from '../../drawing/size.ts';
import { css, type ThemeColors } from '../../drawing/themeColors.ts';
import { type Projection, unproject } from './view.ts';

interface AxesPicture {
  readonly projection: Projection;
  readonly colors: ThemeColors;
  /** Such as z₁ and z₂; the second is undefined where heights mean nothing. */
  readonly names: readonly [string, string | undefined];
}

const TICK_SPACING = 90;

/** The lines, behind the points. */
export function paintAxes(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  size: Size,
  picture: AxesPicture,
): void {
  const { colors } = picture;
  const { across, up } = ticksIn(size, picture);
  for (const { value, pixel } of across)
    paintLine(context, value === 0, colors, [pixel, 0, pixel, size.height]);
  for (const { value, pixel } of up) paintLine(context, value === 0, colors, [0, pixel, size.width, pixel]);
}

/** The numbers and names, over the points. */
export function paintLabels(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  size: Size,
  picture: AxesPicture,
): void {
  const { colors, names } = picture;
  const { across, up } = ticksIn(size, picture);
  context.font = `10px ${getComputedStyle(document.body).fontFamily}`;
  for (const { text, pixel } of across) {
    if (pixel > 30 && pixel < size.width - 60) label(context, colors, text, pixel, size.height - 4, 'center');
  }
  for (const { text, pixel } of up) {
    if (pixel > 32 && pixel < size.height - 18) label(context, colors, text, 4, pixel - 3, 'left');
  }
  label(context, colors, `${names[0]} →`, size.width - 4, size.height - 4, 'right');
  if (names[1] !== undefined) label(context, colors, `↑ ${names[1]}`, 4, 11, 'left');
}

interface Tick {
  readonly value: number;
  readonly text: string;
  /** In the middle of a pixel, so that hairlines are sharp. */
  readonly pixel: number;
}

function ticksIn(size: Size, { projection, names }: AxesPicture) {
  const { scaleX, scaleY, offsetX, offsetY } = projection;
  const [left, top] = unproject([0, 0], projection);
  const [right, bottom] = unproject([size.width, size.height], projection);
  const place = (scale: number, offset: number) => (tick: Omit<Tick, 'pixel'>) => ({
    ...tick,
    pixel: Math.round(tick.value * scale + offset) + 0.5,
  });
  const across: readonly Tick[] = ticksOf(left, right, size.width).map(place(scaleX, offsetX));
  const up: readonly Tick[] =
    names[1] === undefined ? [] : ticksOf(bottom, top, size.height).map(place(scaleY, offsetY));
  return { across, up };
}

function ticksOf(from: number, to: number, lengthPx: number) {
  const scale = scaleLinear().domain([from, to]);
  const count = Math.max(2, Math.round(lengthPx / TICK_SPACING));
  const format = scale.tickFormat(count);
  return scale.ticks(count).map((value) => ({ value, text: format(value) }));
}

function paintLine(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
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
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
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
