/**
 * Where each layer stands in the hourglass: pure geometry.
 * Not the painting: paintHourglass.ts; not the handles: Hourglass.tsx.
 */
import type { Size } from '../drawing/useSize.ts';

export type Side = 'encoder' | 'code' | 'decoder';

export interface Node {
  readonly side: Side;
  /** Index from the input on the encoder's side; a decoder bar bears its twin's. 0 for the code. */
  readonly layer: number;
  readonly units: number;
  /** Middle of the bar, CSS pixels. */
  readonly x: number;
  readonly height: number;
}

/** A place where a layer can be added: before the encoder layer at `position`. */
export interface Gap {
  readonly side: 'encoder' | 'decoder';
  readonly position: number;
  readonly x: number;
}

export interface Layout {
  readonly nodes: readonly Node[];
  readonly gaps: readonly Gap[];
  readonly middle: number;
  readonly barWidth: number;
  /** Full height, of the layer with the most units or of the image. */
  readonly fullHeight: number;
  readonly mostUnits: number;
}

export interface Shape {
  readonly widths: readonly number[];
  readonly codeSize: number;
  readonly pixels: number;
}

/** Room for the headings above and the numbers of units below. */
const MARGIN_TOP = 24;
const MARGIN_BOTTOM = 26;
/** Of a bar with hardly any units: a few cells can still be told apart. */
const MIN_HEIGHT = 28;
const MAX_BAR_WIDTH = 30;

/** Least width in which the handles do not touch. */
export function leastWidth(layers: number): number {
  return (2 * layers + 2) * 46;
}

export function layOut({ widths, codeSize, pixels }: Shape, size: Size): Layout {
  const fullHeight = Math.max(MIN_HEIGHT, size.height - MARGIN_TOP - MARGIN_BOTTOM);
  const mostUnits = Math.max(pixels, ...widths);
  const count = 2 * widths.length + 1;
  const spacing = size.width / (count + 1);
  const place = (side: Side, layer: number, units: number, at: number): Node => ({
    side,
    layer,
    units,
    x: spacing * (at + 1),
    height: heightOf(units, fullHeight, mostUnits),
  });
  return {
    nodes: [
      ...widths.map((units, i) => place('encoder', i, units, i)),
      place('code', 0, codeSize, widths.length),
      ...widths.map((units, i) => place('decoder', i, units, count - 1 - i)).toReversed(),
    ],
    gaps: [...widths, codeSize].flatMap((_, position) => {
      const x = spacing * (position + 0.5);
      return [
        { side: 'encoder' as const, position, x },
        { side: 'decoder' as const, position, x: size.width - x },
      ];
    }),
    middle: MARGIN_TOP + fullHeight / 2,
    barWidth: Math.min(MAX_BAR_WIDTH, spacing * 0.4),
    fullHeight,
    mostUnits,
  };
}

/** Above a least height it grows with √units, so that the area of a square of cells would grow with them. */
export function heightOf(units: number, fullHeight: number, mostUnits: number): number {
  return Math.min(fullHeight, MIN_HEIGHT + (fullHeight - MIN_HEIGHT) * Math.sqrt(units / mostUnits));
}

/** The number of units whose bar is this high; more than `mostUnits` beyond the full height. */
export function unitsOf(height: number, { fullHeight, mostUnits }: Layout): number {
  const range = Math.max(1, fullHeight - MIN_HEIGHT);
  return mostUnits * (Math.max(0, height - MIN_HEIGHT) / range) ** 2;
}

/** How the cells of a layer are arranged so that each is at least `leastCell` high. */
export function cellGrid(
  units: number,
  height: number,
  leastCell: number,
): { columns: number; rows: number } {
  const mostRows = Math.max(1, Math.floor(height / leastCell));
  const columns = Math.ceil(units / mostRows);
  return { columns, rows: Math.ceil(units / columns) };
}
