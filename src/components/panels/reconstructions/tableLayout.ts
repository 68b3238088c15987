/** Where several equal tables stand beside and below each other, with cells as large as fit. Pure. Not their painting. */
import type { Size } from '../../drawing/size.ts';

export interface Tables {
  /** Side of a cell: cells are wider than high where there is room. */
  readonly cell: Size;
  /** Upper left corner of the cells of each table. */
  readonly corners: readonly { readonly x: number; readonly y: number }[];
  /** Of everything. */
  readonly height: number;
}

/** Above the cells: the table's name, its error, and the names of the columns. */
export const TABLE_HEAD = 50;
/** Left of the cells: the names of the rows. */
export const ROW_NAMES = 84;
const GAP = 18;
const LEAST = { width: 3, height: 12 } as const;
const MOST = { width: 34, height: 30 } as const;

/** The arrangement with the largest cells among those that fit; where none does, the least high of those that are not
 *  too wide. @param count of tables, each rows × columns */
export function layTables(
  count: number,
  { rows, columns }: { readonly rows: number; readonly columns: number },
  size: Size,
): Tables {
  const all = Array.from({ length: count }, (_, i) => arrange(count, i + 1, rows, columns, size));
  const tooWide = ({ cell, corners }: Tables) =>
    Math.max(0, Math.max(...corners.map(({ x }) => x)) + columns * cell.width - size.width - 0.5);
  const tooHigh = ({ height }: Tables) => Math.max(0, height - size.height - 0.5);
  return all.toSorted(
    (a, b) => tooWide(a) - tooWide(b) || tooHigh(a) - tooHigh(b) || areaOf(b) - areaOf(a),
  )[0]!;
}

const areaOf = ({ cell }: Tables) => cell.width * cell.height;

function arrange(count: number, across: number, rows: number, columns: number, size: Size): Tables {
  const lines = Math.ceil(count / across);
  const room = (size.width - ROW_NAMES - (across - 1) * GAP) / (across * columns);
  const high = (size.height - lines * TABLE_HEAD - (lines - 1) * GAP) / (lines * rows);
  const cell = {
    width: Math.max(LEAST.width, Math.min(MOST.width, room)),
    height: Math.max(LEAST.height, Math.min(MOST.height, high)),
  };
  const pitch = { x: columns * cell.width + GAP, y: TABLE_HEAD + rows * cell.height + GAP };
  const corners = Array.from({ length: count }, (_, i) => ({
    x: ROW_NAMES + (i % across) * pitch.x,
    y: TABLE_HEAD + Math.floor(i / across) * pitch.y,
  }));
  return { cell, corners, height: lines * pitch.y - GAP };
}
