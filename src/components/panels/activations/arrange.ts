/** Where each unit of each layer stands: pure geometry. Not the painting: paintLayers.ts. */
import type { Direction } from '../../charts/readable/ReadableCanvas.tsx';
import { mapGrid } from '../../drawing/mapGrid.ts';
import type { Box, Size } from '../../drawing/size.ts';

export interface LayerValues {
  readonly title: string;
  /** [units] */
  readonly values: Float32Array;
  /** Where the units are maps: unit (y · width + x) · channels + channel. */
  readonly grid?: { readonly width: number; readonly height: number; readonly channels: number };
}

/** One layer's box, cut into cells. */
export interface Arrangement {
  readonly x: number;
  readonly y: number;
  /** Of the box, whether the cells fill it or not. */
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Few units are bars of their own. */
  readonly isBars: boolean;
  cellOf(unit: number): readonly [column: number, row: number];
  unitAt(column: number, row: number): number | undefined;
}

/** Room for the names. */
export const LABEL_WIDTH = 92;
const LEAST_HEIGHT = 26;
const GAP = 8;
const MOST_BARS = 32;
const MOST_BAR_WIDTH = 28;

/** The least height in which the layers can be told apart. */
export const leastHeightOf = (layers: number): number => layers * (LEAST_HEIGHT + GAP) - GAP;

export function arrange(layers: readonly LayerValues[], size: Size): readonly Arrangement[] {
  const height = Math.max(LEAST_HEIGHT, (size.height + GAP) / layers.length - GAP);
  const width = Math.max(1, size.width - LABEL_WIDTH);
  return layers.map((layer, i) => {
    const box = { x: LABEL_WIDTH, y: i * (height + GAP), width, height };
    if (layer.grid) return mapsIn(box, layer.grid);
    return layer.values.length <= MOST_BARS
      ? barsIn(box, layer.values.length)
      : cellsIn(box, layer.values.length);
  });
}

function barsIn({ width, ...box }: Box, units: number): Arrangement {
  return {
    ...box,
    columns: units,
    rows: 1,
    cellWidth: Math.min(MOST_BAR_WIDTH, width / units),
    cellHeight: box.height,
    isBars: true,
    cellOf: (unit) => [unit, 0],
    unitAt: (column) => column,
  };
}

/** About square, line by line. */
function cellsIn({ width, ...box }: Box, units: number): Arrangement {
  const rows = Math.max(1, Math.round(Math.sqrt((units * box.height) / width)));
  const columns = Math.ceil(units / rows);
  return {
    ...box,
    columns,
    rows,
    cellWidth: width / columns,
    cellHeight: box.height / rows,
    isBars: false,
    cellOf: (unit) => [unit % columns, Math.floor(unit / columns)],
    unitAt: (column, row) => (row * columns + column < units ? row * columns + column : undefined),
  };
}

/** One small image for each channel, a cell apart, as large as they fit. */
function mapsIn({ width, ...box }: Box, grid: NonNullable<LayerValues['grid']>): Arrangement {
  const pitchX = grid.width + 1;
  const pitchY = grid.height + 1;
  const { columns: across, scale: cell } = mapGrid(grid, { width, height: box.height });
  return {
    ...box,
    columns: across * pitchX - 1,
    rows: Math.ceil(grid.channels / across) * pitchY - 1,
    cellWidth: cell,
    cellHeight: cell,
    isBars: false,
    cellOf(unit) {
      const channel = unit % grid.channels;
      const place = Math.floor(unit / grid.channels);
      const column = (channel % across) * pitchX + (place % grid.width);
      return [column, Math.floor(channel / across) * pitchY + Math.floor(place / grid.width)];
    },
    unitAt(column, row) {
      const [x, y] = [column % pitchX, row % pitchY];
      const channel = Math.floor(row / pitchY) * across + Math.floor(column / pitchX);
      if (x === grid.width || y === grid.height || channel >= grid.channels) return undefined;
      return (y * grid.width + x) * grid.channels + channel;
    },
  };
}

/** The unit under a place, counted through all layers. */
export function indexAt(
  arrangements: readonly Arrangement[],
  layers: readonly LayerValues[],
  x: number,
  y: number,
): number | undefined {
  let first = 0;
  for (const [i, box] of arrangements.entries()) {
    const column = Math.floor((x - box.x) / box.cellWidth);
    const row = Math.floor((y - box.y) / box.cellHeight);
    if (column >= 0 && column < box.columns && row >= 0 && row < box.rows) {
      const unit = box.unitAt(column, row);
      return unit === undefined ? undefined : first + unit;
    }
    first += layers[i]!.values.length;
  }
  return undefined;
}

/** Which layer and which of its units an index means. */
export function placeOf(layers: readonly LayerValues[], index: number): { layer: number; unit: number } {
  let unit = index;
  for (const [layer, { values }] of layers.entries()) {
    if (unit < values.length) return { layer, unit };
    unit -= values.length;
  }
  return { layer: 0, unit: 0 };
}

/** Left and right go from unit to unit, up and down from layer to layer. */
export function nextIndex(layers: readonly LayerValues[], index: number, direction: Direction): number {
  if (direction === 'left') return index - 1;
  if (direction === 'right') return index + 1;
  const { layer, unit } = placeOf(layers, index);
  const target = layer + (direction === 'up' ? -1 : 1);
  const length = layers[target]?.values.length;
  if (length === undefined) return index;
  const first = layers.slice(0, target).reduce((sum, { values }) => sum + values.length, 0);
  return first + Math.min(unit, length - 1);
}
