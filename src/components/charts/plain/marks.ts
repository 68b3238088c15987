/** The lines and discs that simple plots consist of. Not their axes: plot.ts. */

/** CSS pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

interface LineStyle {
  readonly color: string;
  readonly width?: number;
  readonly dash?: readonly number[];
}

/** A line through all places, in their order. */
export function paintLine(
  context: CanvasRenderingContext2D,
  places: readonly Place[],
  { color, width = 1.5, dash = [] }: LineStyle,
): void {
  context.strokeStyle = color;
  context.lineWidth = width;
  context.lineJoin = 'round';
  context.setLineDash([...dash]);
  context.beginPath();
  for (const { x, y } of places) context.lineTo(x, y);
  context.stroke();
  context.setLineDash([]);
}

export function paintDisc(
  context: CanvasRenderingContext2D,
  { x, y }: Place,
  radius: number,
  color: string,
): void {
  context.fillStyle = color;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}
