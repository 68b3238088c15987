import type { Size } from '../drawing/useSize.ts';
import type { LayerShape, Shape } from './networkShape.ts';

export type Side = 'encoder' | 'code' | 'decoder';

export interface Node extends LayerShape {
  readonly side: Side;
  /** Index from the input on the encoder's side; a decoder bar bears its twin's. 0 for the code. */
  readonly layer: number;
  /** Middle of the bar, CSS pixels. */
  readonly x: number;
  readonly width: number;
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
  /** Full height, of the layer with the most units or of the image. */
  readonly fullHeight: number;
  readonly mostUnits: number;
}

/** Room for the headings above and the numbers of units below. */
const MARGIN_TOP = 24;
const MARGIN_BOTTOM = 26;
/** Of a bar with hardly any units: a few cells can still be told apart. */
const MIN_HEIGHT = 28;
const MAX_BAR_WIDTH = 30;
/** Maps need room beside each other. */
const MAX_MAPS_WIDTH = 64;

/** Least width in which the handles do not touch. */
export function leastWidth({ encoder, decoder }: Shape): number {
  const room = [...encoder, ...decoder].some(({ grid }) => grid) ? 62 : 46;
  return (encoder.length + decoder.length + 2) * room;
}

export function layOut({ encoder, codeSize, decoder, pixels }: Shape, size: Size): Layout {
  const fullHeight = Math.max(MIN_HEIGHT, size.height - MARGIN_TOP - MARGIN_BOTTOM);
  const mostUnits = Math.max(pixels, ...[...encoder, ...decoder].map(({ units }) => units));
  const count = encoder.length + 1 + decoder.length;
  const spacing = size.width / (count + 1);
  const place = (side: Side, layer: number, shape: LayerShape, at: number): Node => ({
    ...shape,
    side,
    layer,
    x: spacing * (at + 1),
    width: shape.grid ? Math.min(MAX_MAPS_WIDTH, spacing * 0.7) : Math.min(MAX_BAR_WIDTH, spacing * 0.4),
    height: heightOf(shape.units, fullHeight, mostUnits),
  });
  return {
    nodes: [
      ...encoder.map((shape, i) => place('encoder', i, shape, i)),
      place('code', 0, { units: codeSize }, encoder.length),
      ...decoder.map((shape, i) => place('decoder', i, shape, count - 1 - i)).toReversed(),
    ],
    gaps: [...gapsOf('encoder', encoder, decoder), ...gapsOf('decoder', decoder, decoder)].map((gap) => {
      const x = spacing * (gap.position + 0.5);
      return { ...gap, x: gap.side === 'encoder' ? x : size.width - x };
    }),
    middle: MARGIN_TOP + fullHeight / 2,
    fullHeight,
    mostUnits,
  };
}

/** A place before each layer of a side and one next to the code; none on a side that has no twins. */
function gapsOf(side: Gap['side'], layers: readonly LayerShape[], twins: readonly LayerShape[]) {
  if (layers.length !== twins.length) return [];
  return Array.from({ length: layers.length + 1 }, (_, position) => ({ side, position }));
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
