/** Paints tables of cells with the names of their rows and columns. Not their arrangement: tableLayout.ts. */
import { formatMeasure } from '../../drawing/format.ts';
import { paintCell } from '../../drawing/items/paintCells.ts';
import { css, type ThemeColors } from '../../drawing/themeColors.ts';
import { meanOf } from './paintRows.ts';
import { ROW_NAMES, type Tables } from './tableLayout.ts';

export interface TableOfCells {
  readonly name: string;
  readonly tone: 'muted' | 'accent' | 'pca';
  /** [rows, columns] */
  readonly values: Float32Array | undefined;
  /** Squared error of each row. */
  readonly errors?: Float32Array | undefined;
  /** Stands in place of the cells while there are none. */
  readonly note?: string;
}

interface TablesPicture {
  readonly tables: readonly TableOfCells[];
  readonly layout: Tables;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly selected: number;
  readonly colors: ThemeColors;
}

/** Cells so narrow have no room for their column's name, or for their value. */
const LEAST_FOR_NAME = 9;
const LEAST_FOR_VALUE = 26;

export function paintTables(context: CanvasRenderingContext2D, picture: TablesPicture): void {
  const font = getComputedStyle(document.body).fontFamily;
  for (const [at, table] of picture.tables.entries()) {
    paintHead(context, table, at, picture, font);
    paintRowNames(context, at, picture, font);
    if (table.values) paintCells(context, table.values, table, at, picture, font);
  }
}

function paintHead(
  context: CanvasRenderingContext2D,
  { name, tone, errors, note, values }: TableOfCells,
  at: number,
  { layout, columns, colors }: TablesPicture,
  font: string,
): void {
  const { x, y } = layout.corners[at]!;
  context.textAlign = 'left';
  context.font = `${tone === 'muted' ? 400 : 600} 12px ${font}`;
  context.fillStyle = css(colors[tone]);
  context.fillText(name, x, y - 36);
  context.font = `11px ${font}`;
  context.fillStyle = css(colors.muted);
  if (errors) context.fillText(`mean ${formatMeasure(meanOf(errors))}`, x, y - 21);
  else if (note !== undefined && !values) context.fillText(note, x, y + 12);
  if (layout.cell.width < LEAST_FOR_NAME) return;
  context.textAlign = 'center';
  context.font = `10px ${font}`;
  for (const [column, text] of columns.entries()) {
    context.fillText(text, x + (column + 0.5) * layout.cell.width, y - 5);
  }
}

/** Only before the tables at the left edge. */
function paintRowNames(
  context: CanvasRenderingContext2D,
  at: number,
  { layout, rows, selected, colors }: TablesPicture,
  font: string,
): void {
  const { x, y } = layout.corners[at]!;
  if (x > ROW_NAMES) return;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const [row, name] of rows.entries()) {
    context.font = `${row === selected ? 600 : 400} 11px ${font}`;
    context.fillStyle = css(row === selected ? colors.ink : colors.muted);
    context.fillText(name, x - 8, y + (row + 0.5) * layout.cell.height);
  }
  context.textBaseline = 'alphabetic';
}

function paintCells(
  context: CanvasRenderingContext2D,
  values: Float32Array,
  { tone }: TableOfCells,
  at: number,
  { layout: { cell, corners }, rows, columns, colors }: TablesPicture,
  font: string,
): void {
  const { x, y } = corners[at]!;
  const look = { colors, color: tone === 'muted' ? colors.ink : colors[tone] };
  context.font = `10px ${font}`;
  for (let row = 0; row < rows.length; row++) {
    for (let column = 0; column < columns.length; column++) {
      const value = values[row * columns.length + column]!;
      const box = { x: x + column * cell.width, y: y + row * cell.height, ...cell };
      const isRead = tone !== 'muted' && cell.width >= LEAST_FOR_VALUE;
      paintCell(context, box, value, look, isRead ? value.toFixed(2).replace('-', '−') : undefined);
    }
  }
}
