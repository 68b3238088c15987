/**
 * Paints the hourglass: silhouette, flow line, one cell for each unit of each layer, and the code.
 * Not where things stand: layout.ts.
 */
import type { StageFrame } from '#protocol/frames.ts';
import { activationColor, scaleOf } from '../drawing/activations.ts';
import { mix, signedColor } from '../drawing/pixels.ts';
import { css, type ThemeColors } from '../drawing/themeColors.ts';
import type { Size } from '../drawing/useSize.ts';
import { cellGrid, type Layout, type Node } from './layout.ts';
import { paintCells, paintMaps } from './paintUnits.ts';

interface HourglassPicture {
  readonly layout: Layout;
  readonly frame: StageFrame | undefined;
  /** What counts as a large value of each code unit, for its colour. */
  readonly codeScale: Float32Array | undefined;
  readonly colors: ThemeColors;
}

/** Up to so many code units are drawn as circles; more are cells of this size in a block at least so high. */
const CIRCLES = 8;
const CODE_CELL = 7;
const LEAST_BLOCK = 42;

export function paintHourglass(
  context: CanvasRenderingContext2D,
  size: Size,
  picture: HourglassPicture,
): void {
  paintSilhouette(context, size, picture);
  paintFlow(context, size, picture);
  for (const node of picture.layout.nodes) {
    if (node.side === 'code') paintCode(context, node, picture);
    else paintBar(context, node, picture);
  }
}

function paintSilhouette(
  context: CanvasRenderingContext2D,
  size: Size,
  { layout, colors }: HourglassPicture,
) {
  const { nodes, middle, fullHeight } = layout;
  const outline = [
    { x: 0, half: fullHeight / 2 },
    ...nodes.map((node) => ({ x: node.x, half: node.height / 2 + 6 })),
    { x: size.width, half: fullHeight / 2 },
  ];
  context.beginPath();
  for (const { x, half } of outline) context.lineTo(x, middle - half);
  for (const { x, half } of outline.toReversed()) context.lineTo(x, middle + half);
  context.closePath();
  context.fillStyle = css(colors.sunk);
  context.fill();
}

function paintFlow(context: CanvasRenderingContext2D, size: Size, { layout, colors }: HourglassPicture) {
  context.beginPath();
  context.moveTo(0, layout.middle);
  context.lineTo(size.width, layout.middle);
  context.setLineDash([2, 5]);
  context.lineWidth = 1.5;
  context.strokeStyle = css(colors.sand);
  context.stroke();
  context.setLineDash([]);
}

function paintBar(
  context: CanvasRenderingContext2D,
  node: Node,
  { layout, frame, colors }: HourglassPicture,
) {
  const { x, width, height } = node;
  const box = { x: x - width / 2, y: layout.middle - height / 2, width, height };
  context.fillStyle = css(colors.surface);
  context.fillRect(box.x, box.y, width, height);
  const activations = frame && activationsOf(frame, node);
  if (activations && activations.length > 0) {
    const scale = scaleOf(activations);
    const color = (unit: number) => activationColor(activations[unit] ?? 0, scale, colors);
    if (node.grid && activations.length === node.units) paintMaps(context, box, node.grid, color);
    else paintCells(context, box, activations.length, color);
  }
  context.lineWidth = 1;
  context.strokeStyle = css(mix(colors.line, colors.muted, 0.25));
  context.strokeRect(box.x - 0.5, box.y - 0.5, width + 1, height + 1);
}

/** The decoder's layers come in the order of the flow, its bars bear the index of their twins. */
function activationsOf(frame: StageFrame, node: Node): Float32Array | undefined {
  return node.side === 'encoder' ? frame.encoder[node.layer] : frame.decoder.at(-1 - node.layer);
}

function paintCode(context: CanvasRenderingContext2D, node: Node, picture: HourglassPicture) {
  const { layout, frame, codeScale, colors } = picture;
  const { columns, rows } = codeGrid(node);
  const widest = node.units <= CIRCLES ? 18 : CODE_CELL;
  const pitch = Math.min(widest, Math.max(4, (layout.fullHeight * 0.9) / rows));
  const left = node.x - (pitch * (columns - 1)) / 2;
  const top = layout.middle - (pitch * (rows - 1)) / 2;
  const strongest = frame ? scaleOf(frame.z).strongest : 1;
  for (let unit = 0; unit < node.units; unit++) {
    const value = (frame?.z[unit] ?? 0) / (codeScale?.[unit] || strongest);
    context.beginPath();
    const x = left + pitch * Math.floor(unit / rows);
    const y = top + pitch * (unit % rows);
    if (node.units <= CIRCLES) context.arc(x, y, pitch / 2 - 2, 0, 2 * Math.PI);
    else context.rect(x - pitch / 2 + 0.5, y - pitch / 2 + 0.5, pitch - 1, pitch - 1);
    context.fillStyle = css(signedColor(value, colors, colors.surface));
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = css(mix(colors.line, colors.muted, 0.5));
    context.stroke();
  }
}

/** How the units of the code are arranged: one column while they fit as circles, else a block in the waist. */
function codeGrid(node: Node): { columns: number; rows: number } {
  if (node.units <= CIRCLES) return { columns: 1, rows: node.units };
  const { columns } = cellGrid(node.units, Math.max(LEAST_BLOCK, node.height), CODE_CELL);
  const most = Math.max(2, Math.floor((node.width * 1.8) / CODE_CELL));
  const rows = Math.ceil(node.units / Math.min(columns, most));
  return { columns: Math.ceil(node.units / rows), rows };
}
