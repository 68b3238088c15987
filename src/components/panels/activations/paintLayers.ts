/** Paints every layer's units as cells, maps or bars. Not where they stand: arrange.ts. */
import { type ActivationScale, activationColor, scaleOf } from '../../drawing/activations.ts';
import { formatCount, formatMeasure } from '../../drawing/format.ts';
import { css, type ThemeColors } from '../../drawing/themeColors.ts';
import { type Arrangement, LABEL_WIDTH, type LayerValues } from './arrange.ts';

interface LayersPicture {
  readonly layers: readonly LayerValues[];
  readonly boxes: readonly Arrangement[];
  readonly colors: ThemeColors;
  readonly pointed: { readonly layer: number; readonly unit: number } | undefined;
}

export function paintLayers(context: CanvasRenderingContext2D, picture: LayersPicture): void {
  for (const [i, layer] of picture.layers.entries()) {
    const box = picture.boxes[i]!;
    const scale = scaleOf(layer.values);
    paintLabel(context, layer, box, scale, picture.colors);
    if (box.isBars) paintBars(context, layer, box, scale, picture.colors);
    else paintCells(context, layer, box, scale, picture.colors);
  }
  paintMark(context, picture);
}

function paintLabel(
  context: CanvasRenderingContext2D,
  { title, values }: LayerValues,
  { y, height }: Arrangement,
  { strongest }: ActivationScale,
  colors: ThemeColors,
): void {
  const font = getComputedStyle(document.body).fontFamily;
  const lines = height >= 44 ? 3 : 2;
  const top = y + height / 2 - (lines - 1) * 7 + 4;
  context.textAlign = 'left';
  context.font = `600 12px ${font}`;
  context.fillStyle = css(colors.ink);
  context.fillText(title, 0, top);
  context.font = `11px ${font}`;
  context.fillStyle = css(colors.muted);
  const most = `max ${formatMeasure(strongest)}`;
  if (lines === 3) context.fillText(`${formatCount(values.length)} units`, 0, top + 14);
  context.fillText(
    lines === 3 ? most : `${formatCount(values.length)}, ${most}`,
    0,
    top + (lines - 1) * 14,
    LABEL_WIDTH - 6,
  );
}

function paintCells(
  context: CanvasRenderingContext2D,
  { values }: LayerValues,
  box: Arrangement,
  scale: ActivationScale,
  colors: ThemeColors,
): void {
  const canvas = new OffscreenCanvas(box.columns, box.rows);
  const cells = canvas.getContext('2d');
  if (!cells) return;
  const image = cells.createImageData(box.columns, box.rows);
  for (const [unit, value] of values.entries()) {
    const [column, row] = box.cellOf(unit);
    const at = (row * box.columns + column) * 4;
    image.data.set(activationColor(value, scale, colors), at);
    image.data[at + 3] = 255;
  }
  cells.putImageData(image, 0, 0);
  context.drawImage(canvas, box.x, box.y, box.columns * box.cellWidth, box.rows * box.cellHeight);
}

/** From the bottom, or from the middle where there are negative ones. */
function paintBars(
  context: CanvasRenderingContext2D,
  { values }: LayerValues,
  { x, y, height, cellWidth }: Arrangement,
  scale: ActivationScale,
  colors: ThemeColors,
): void {
  const zero = scale.isSigned ? y + height / 2 : y + height;
  const reach = scale.isSigned ? height / 2 : height;
  for (const [unit, value] of values.entries()) {
    const length = (value / scale.strongest) * reach;
    context.fillStyle = css(activationColor(Math.sign(value) * scale.strongest, scale, colors));
    context.fillRect(x + unit * cellWidth + 1, zero - length, Math.max(1, cellWidth - 2), length);
  }
  context.strokeStyle = css(colors.muted, 0.6);
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x, Math.round(zero) - 0.5);
  context.lineTo(x + values.length * cellWidth, Math.round(zero) - 0.5);
  context.stroke();
}

function paintMark(context: CanvasRenderingContext2D, { boxes, pointed, colors }: LayersPicture): void {
  const box = pointed && boxes[pointed.layer];
  if (!pointed || !box) return;
  const [column, row] = box.cellOf(pointed.unit);
  context.strokeStyle = css(colors.ink);
  context.lineWidth = 1.5;
  const [width, height] = [Math.max(4, box.cellWidth), Math.max(4, box.cellHeight)];
  context.strokeRect(box.x + column * box.cellWidth, box.y + row * box.cellHeight, width, height);
}
