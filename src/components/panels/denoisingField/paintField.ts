/** Paints fields of arrows over the data. Not where they stand: fieldLayout.ts. */
import type { DenoisingFieldFrame } from '#protocol/frames.ts';
import type { ItemInfo } from '#protocol/state.ts';
import { paintDots, paintRing } from '../../drawing/items/paintPoints.ts';
import { placeIn } from '../../drawing/items/planeView.ts';
import type { Size } from '../../drawing/size.ts';
import { css, type Rgb, type ThemeColors } from '../../drawing/themeColors.ts';
import { arrowScale, laySquares, middleOf, type Square } from './fieldLayout.ts';

interface FieldPicture {
  readonly frame: DenoisingFieldFrame;
  readonly items: Extract<ItemInfo, { readonly kind: 'point' }>;
  readonly pointed: number | undefined;
  readonly colors: ThemeColors;
}

interface Field {
  readonly name: string;
  readonly color: Rgb;
  /** [n, 2] */
  readonly arrows: Float32Array;
}

/** Shorter arrows have no head; shorter still they are dots. */
const LEAST_HEAD = 4;
const LEAST_ARROW = 1.2;
const HEAD = 3.5;
/** Half the angle of a head. */
const SHARPNESS = 0.45;

const fieldsOf = ({ field, optimum }: DenoisingFieldFrame, colors: ThemeColors): readonly Field[] => [
  { name: 'autoencoder r(x) − x', color: colors.accent, arrows: field },
  ...(optimum ? [{ name: 'the best: σ² ∇ log p', color: colors.ink, arrows: optimum }] : []),
];

export const squaresOf = ({ optimum }: DenoisingFieldFrame, size: Size) => laySquares(optimum ? 2 : 1, size);

export function paintField(context: CanvasRenderingContext2D, size: Size, picture: FieldPicture): void {
  const { frame, items, colors } = picture;
  const fields = fieldsOf(frame, colors);
  const scale = arrowScale(
    fields.map(({ arrows }) => arrows),
    frame.side,
    items.plane.reach,
  );
  const font = getComputedStyle(document.body).fontFamily;
  for (const [i, square] of squaresOf(frame, size).entries()) {
    const field = fields[i]!;
    paintGround(context, square, picture);
    paintArrows(context, square, field, picture, scale);
    context.font = `600 11px ${font}`;
    context.textAlign = 'left';
    context.fillStyle = css(field.color);
    context.fillText(field.name, square.left, square.top - 6);
  }
}

function paintGround(
  context: CanvasRenderingContext2D,
  { left, top, side }: Square,
  { items: { cloud, plane }, colors }: FieldPicture,
): void {
  context.fillStyle = css(colors.sunk);
  context.fillRect(left, top, side, side);
  const place = placeIn({ width: side, height: side }, plane.reach);
  const places = Array.from({ length: cloud.length / 2 }, (_, i) => {
    const [x, y] = place([cloud[2 * i]!, cloud[2 * i + 1]!]);
    return [left + x, top + y] as const;
  });
  paintDots(context, places, { color: colors.muted, alpha: 0.3, radius: 1.2 });
}

function paintArrows(
  context: CanvasRenderingContext2D,
  square: Square,
  { arrows, color }: Field,
  { frame, items, pointed, colors }: FieldPicture,
  scale: number,
): void {
  const pixels = (scale * square.side) / (2 * items.plane.reach);
  context.save();
  context.beginPath();
  context.rect(square.left, square.top, square.side, square.side);
  context.clip();
  context.lineWidth = 1;
  context.strokeStyle = css(color);
  context.beginPath();
  for (let cell = 0; 2 * cell < arrows.length; cell++) {
    const from = middleOf(cell, frame.side, square);
    traceArrow(context, from, pixels * arrows[2 * cell]!, -pixels * arrows[2 * cell + 1]!);
  }
  context.stroke();
  if (pointed !== undefined)
    paintRing(context, middleOf(pointed, frame.side, square), { color: colors.sand, radius: 6 });
  context.restore();
}

function traceArrow(
  context: CanvasRenderingContext2D,
  [x, y]: readonly [number, number],
  across: number,
  down: number,
): void {
  const length = Math.hypot(across, down);
  if (length < LEAST_ARROW) {
    context.moveTo(x + 0.5, y);
    context.arc(x, y, 0.5, 0, 2 * Math.PI);
    return;
  }
  const [endX, endY] = [x + across, y + down];
  context.moveTo(x, y);
  context.lineTo(endX, endY);
  if (length < LEAST_HEAD) return;
  const angle = Math.atan2(down, across);
  for (const side of [-SHARPNESS, SHARPNESS]) {
    context.moveTo(endX, endY);
    context.lineTo(endX - HEAD * Math.cos(angle + side), endY - HEAD * Math.sin(angle + side));
  }
}
