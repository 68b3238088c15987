/** Marks for points on a plane: clouds, single points and the way from one to another. Not where they lie. */
import { css, type Rgb } from '../themeColors.ts';

type Place = readonly [number, number];

/** Many small dots of one colour. */
export function paintDots(
  context: CanvasRenderingContext2D,
  places: readonly Place[],
  { color, alpha, radius }: { readonly color: Rgb; readonly alpha: number; readonly radius: number },
): void {
  context.fillStyle = css(color, alpha);
  context.beginPath();
  for (const [x, y] of places) {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
  context.fill();
}

/** One point with a rim of the ground's colour, so that it stands out of a cloud. */
export function paintMark(
  context: CanvasRenderingContext2D,
  [x, y]: Place,
  { color, ground, radius }: { readonly color: Rgb; readonly ground: Rgb; readonly radius: number },
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = css(color);
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = css(ground);
  context.stroke();
}

/** A ring, for where a point came from. */
export function paintRing(
  context: CanvasRenderingContext2D,
  [x, y]: Place,
  { color, radius }: { readonly color: Rgb; readonly radius: number },
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.lineWidth = 1.5;
  context.strokeStyle = css(color);
  context.stroke();
}

/** Straight lines between pairs of places. */
export function paintLines(
  context: CanvasRenderingContext2D,
  pairs: readonly (readonly [Place, Place])[],
  { color, alpha, width }: { readonly color: Rgb; readonly alpha: number; readonly width: number },
): void {
  context.beginPath();
  for (const [[fromX, fromY], [toX, toY]] of pairs) {
    context.moveTo(fromX, fromY);
    context.lineTo(toX, toY);
  }
  context.lineWidth = width;
  context.strokeStyle = css(color, alpha);
  context.stroke();
}
