/** Paints the size of the Jacobian over the latent plane, with the codes of real images on it. Not the measuring. */
import type { JacobianFrame } from '#protocol/frames.ts';
import { type Area, areaOf, linearTicks, paintAxes, shareIn } from '../../charts/plain/plot.ts';
import type { Direction } from '../../charts/readable/ReadableCanvas.tsx';
import { formatMeasure, unitName } from '../../drawing/format.ts';
import { mix } from '../../drawing/pixels.ts';
import type { Size } from '../../drawing/size.ts';
import { css, type ThemeColors } from '../../drawing/themeColors.ts';

/** Room for the scale at the right. */
const SCALE_WIDTH = 56;
const SCALE_BAR = 10;

export const largestOf = ({ norms }: JacobianFrame): number =>
  norms.reduce((most, norm) => (Number.isFinite(norm) ? Math.max(most, norm) : most), 0);

const planeArea = (size: Size): Area => areaOf({ ...size, width: size.width - SCALE_WIDTH }, { title: true });

export function paintPlane(
  context: CanvasRenderingContext2D,
  size: Size,
  frame: JacobianFrame,
  pointed: number | undefined,
  colors: ThemeColors,
): void {
  const area = planeArea(size);
  const isLine = frame.rows === 1;
  paintAxes(context, {
    area,
    across: linearTicks(frame.across, area.width),
    up: isLine ? [] : linearTicks(frame.up, area.height, 40),
    acrossName: unitName('z', frame.units[0]),
    ...(!isLine && { upName: unitName('z', frame.units[1]) }),
    colors,
  });
  paintCells(context, area, frame, colors);
  paintCodes(context, area, frame, colors);
  paintScale(context, area, largestOf(frame), colors);
  if (pointed === undefined) return;
  const [width, height] = [area.width / frame.columns, area.height / frame.rows];
  const [column, row] = [pointed % frame.columns, Math.floor(pointed / frame.columns)];
  context.strokeStyle = css(colors.ink);
  context.lineWidth = 1.5;
  context.strokeRect(area.left + column * width, area.top + area.height - (row + 1) * height, width, height);
}

function paintCells(
  context: CanvasRenderingContext2D,
  area: Area,
  frame: JacobianFrame,
  colors: ThemeColors,
): void {
  const { columns, rows, norms } = frame;
  const canvas = new OffscreenCanvas(columns, rows);
  const cells = canvas.getContext('2d');
  if (!cells) return;
  const image = cells.createImageData(columns, rows);
  const largest = largestOf(frame) || 1;
  for (const [cell, norm] of norms.entries()) {
    const at = ((rows - 1 - Math.floor(cell / columns)) * columns + (cell % columns)) * 4;
    image.data.set(mix(colors.surface, colors.sand, norm / largest), at);
    image.data[at + 3] = 255;
  }
  cells.putImageData(image, 0, 0);
  context.drawImage(canvas, area.left, area.top, area.width, area.height);
}

function paintCodes(
  context: CanvasRenderingContext2D,
  area: Area,
  frame: JacobianFrame,
  colors: ThemeColors,
): void {
  context.fillStyle = css(colors.ink, 0.4);
  for (let i = 0; i < frame.codes.length; i += 2) {
    const across = shareIn(frame.across, frame.codes[i]!);
    const up = frame.rows === 1 ? 0.5 : shareIn(frame.up, frame.codes[i + 1]!);
    if (across < 0 || across > 1 || up < 0 || up > 1) continue;
    context.fillRect(area.left + across * area.width - 1, area.top + (1 - up) * area.height - 1, 2, 2);
  }
}

function paintScale(
  context: CanvasRenderingContext2D,
  area: Area,
  largest: number,
  colors: ThemeColors,
): void {
  const left = area.left + area.width + 14;
  const gradient = context.createLinearGradient(0, area.top + area.height, 0, area.top);
  gradient.addColorStop(0, css(colors.surface));
  gradient.addColorStop(1, css(colors.sand));
  context.fillStyle = gradient;
  context.fillRect(left, area.top, SCALE_BAR, area.height);
  context.strokeStyle = css(colors.line);
  context.lineWidth = 1;
  context.strokeRect(left + 0.5, area.top + 0.5, SCALE_BAR - 1, area.height - 1);
  context.fillStyle = css(colors.muted);
  context.textAlign = 'left';
  context.fillText(formatMeasure(largest), left + SCALE_BAR + 4, area.top + 9);
  context.fillText('0', left + SCALE_BAR + 4, area.top + area.height);
}

/** The cell under a place. */
export function cellAt(
  x: number,
  y: number,
  size: Size,
  { columns, rows }: JacobianFrame,
): number | undefined {
  const area = planeArea(size);
  const column = Math.floor(((x - area.left) / area.width) * columns);
  const row = Math.floor(((area.top + area.height - y) / area.height) * rows);
  return column >= 0 && column < columns && row >= 0 && row < rows ? row * columns + column : undefined;
}

/** Up is a higher row: the lowest comes first. */
export function nextCell(cell: number, direction: Direction, { columns, rows }: JacobianFrame): number {
  const step = { left: -1, right: 1, up: columns, down: -columns }[direction];
  const next = cell + step;
  return next >= 0 && next < columns * rows ? next : cell;
}
