/**
 * Reads tables of images: a row an image, a column a pixel, and a label if there is one.
 * Not a general reader of tables, and not a decompressor: it gets bytes that were inflated already.
 */
import { decodeUtf8 } from '#catalog/utf8.ts';
import { type Cell, Cells, separatorOf } from './csvCells.ts';
import { CsvError } from './csvError.ts';
import { type ClassLabels, createLabels } from './csvLabels.ts';
import { IDX_LIMITS, type IdxImages } from './parseIdx.ts';

/** The shortest side of an image, pixels. */
const LEAST_SIDE = 2;
/** Where a header names the column of the labels. */
const LABEL_NAME = /^(labels?|class|target|y)$/i;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** The longest number, and how much of a cell a message shows, characters. */
const SHOWN = 24;
/** The longest text of a cell, bytes. */
const MOST_TEXT = 400;

export interface CsvImages {
  /** Their sides are equal. */
  readonly images: IdxImages;
  /** Undefined where the table has no column of labels. */
  readonly labels: ClassLabels | undefined;
}

/**
 * The images of a table in UTF-8: side² pixels a row, and a label before them or where a header says "label". The first
 * row is a header if at least two of its cells are no numbers. Values are 0 … 255, or 0 … 1 if no value exceeds 1. Cells
 * may be quoted; empty lines are skipped.
 * @param bytes the whole inflated file  @param name how messages call it
 * @returns memory for at most half as many pixels as the file has bytes
 * @throws CsvError with every code
 */
export function parseCsv(bytes: Uint8Array, name: string): CsvImages {
  const text = withoutMark(bytes);
  checkText(text, name);
  const separator = separatorOf(text);
  const header = readFirstRow(new Cells(text, separator, name), text, name);
  const cells = new Cells(text, separator, name);
  const layout = layOut(header, name);
  const rows = createRows(layout, text, name);
  if (layout.hasHeader) skipFirstRow(cells);
  readRows(cells, rows);
  return rows.finish();
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function checkText(bytes: Uint8Array, name: string): void {
  if (bytes.length === 0)
    throw new CsvError('csv/empty', `${name} is empty. Choose a file with a row an image.`);
  if (bytes.length > IDX_LIMITS.bytes) {
    throw new CsvError(
      'csv/tooLarge',
      `${name} has ${bytes.length} bytes; at most ${IDX_LIMITS.bytes} can be used. Use fewer rows.`,
    );
  }
  const start = bytes.subarray(0, 64);
  const isWideText = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  if (isWideText || start.includes(0)) {
    throw new CsvError(
      'csv/encoding',
      `${name} is not text in UTF-8, but ${isWideText ? 'in UTF-16' : 'a binary file'}. Save the table as CSV in UTF-8.`,
    );
  }
}

const textOf = (bytes: Uint8Array, { start, end, hasEscapes }: Cell): string => {
  const text = decodeUtf8(bytes.subarray(start, end));
  return hasEscapes ? text.replaceAll('""', '"') : text;
};

const isBlankLine = ({ start, end, isLast }: Cell) => isLast && start === end;

/** The texts of the first row that is not empty; reads no further than an image can be long. */
function readFirstRow(cells: Cells, bytes: Uint8Array, name: string): readonly string[] {
  const { cell } = cells;
  const most = IDX_LIMITS.side ** 2 + 1;
  const row: string[] = [];
  while (cells.read()) {
    if (row.length === 0 && isBlankLine(cell)) continue;
    if (row.length === most) {
      throw new CsvError(
        'csv/tooLarge',
        `${name}, line ${cell.line} has more than ${most} cells: images have at most ${IDX_LIMITS.side}×${IDX_LIMITS.side} pixels. Scale them down and save the table again.`,
      );
    }
    row.push(decoded(bytes, cell, name, row.length));
    if (cell.isLast) return row;
  }
  throw new CsvError('csv/empty', `${name} has only empty lines. Choose a file with a row an image.`);
}

function skipFirstRow(cells: Cells): void {
  const { cell } = cells;
  let isBegun = false;
  while (cells.read()) {
    if (!isBegun && isBlankLine(cell)) continue;
    isBegun = true;
    if (cell.isLast) return;
  }
}

function decoded(bytes: Uint8Array, cell: Cell, name: string, column: number): string {
  const length = cell.end - cell.start;
  if (length > MOST_TEXT) {
    throw new CsvError(
      'csv/tooLarge',
      `${name}, line ${cell.line}, column ${column + 1} holds ${length} bytes: a cell is a number or a short name. Is a quote missing?`,
    );
  }
  try {
    return textOf(bytes, cell);
  } catch {
    throw new CsvError(
      'csv/encoding',
      `${name}, line ${cell.line}, column ${column + 1} is not text in UTF-8. Save the table as CSV in UTF-8.`,
    );
  }
}

interface Layout {
  readonly columns: number;
  readonly side: number;
  /** The column of the labels; −1 if there is none. */
  readonly labelAt: number;
  readonly hasHeader: boolean;
}

/** What the columns are, by the first row. */
function layOut(row: readonly string[], name: string): Layout {
  const hasHeader = isHeader(row);
  const columns = row.length;
  const named = hasHeader ? row.findIndex((text) => LABEL_NAME.test(text)) : -1;
  const isWithout = named < 0 && isSide(Math.sqrt(columns));
  const side = Math.sqrt(isWithout ? columns : columns - 1);
  if (!isSide(side)) {
    throw new CsvError(
      'csv/columns',
      `${name} has ${columns} columns. Expected the pixels of a square image, with or without a label: 784 or 785 columns for 28×28 pixels. Separate the cells by commas, semicolons or tabs.`,
    );
  }
  return { columns, side, labelAt: isWithout ? -1 : Math.max(0, named), hasHeader };
}

/** Names, or a name for the labels among columns that are counted. */
function isHeader(row: readonly string[]): boolean {
  const names = row.filter((text) => !isNumber(text));
  if (names.length !== 1) return names.length > 1;
  const counted = row.filter((text) => isNumber(text)).map(Number);
  return LABEL_NAME.test(names[0]!) && counted.every((count, i) => count === counted[0]! + i);
}

// Longer texts are none, and would take long to match.
const isNumber = (text: string) => text.length <= SHOWN && NUMBER.test(text);

const isSide = (side: number) => Number.isInteger(side) && side >= LEAST_SIDE;

interface Rows {
  readonly columns: number;
  add(cell: Cell, column: number): void;
  /** A row is complete. */
  end(cell: Cell): void;
  fail(cell: Cell, found: number): CsvError;
  finish(): CsvImages;
}

function readRows(cells: Cells, rows: Rows): void {
  const { cell } = cells;
  let column = 0;
  while (cells.read()) {
    if (column === 0 && isBlankLine(cell)) continue;
    if (column === rows.columns) throw rows.fail(cell, column + 1);
    rows.add(cell, column++);
    if (!cell.isLast) continue;
    if (column < rows.columns) throw rows.fail(cell, column);
    rows.end(cell);
    column = 0;
  }
}

function createRows({ columns, side, labelAt }: Layout, bytes: Uint8Array, name: string): Rows {
  // A cell and what ends it take two bytes.
  const most = Math.ceil((bytes.length + 1) / (2 * columns));
  const pixels = createPixels(Math.min(most, IDX_LIMITS.images) * side * side);
  const labels = labelAt < 0 ? undefined : createLabels();
  let count = 0;
  const place = ({ line }: Cell, column: number) => `${name}, line ${line}, column ${column + 1}`;
  return {
    columns,
    add(cell, column) {
      if (column === labelAt) labels?.add(decoded(bytes, cell, name, column), place(cell, column));
      else pixels.add(pixelOf(bytes, cell, () => place(cell, column)));
    },
    end({ line }) {
      if (++count < IDX_LIMITS.images) return;
      throw new CsvError(
        'csv/tooLarge',
        `${name}, line ${line}: this is row ${count}; fewer than ${IDX_LIMITS.images} can be used. Use fewer rows.`,
      );
    },
    fail({ line }, found) {
      const cells = found > columns ? `more than ${columns} cells` : `${found} cells`;
      return new CsvError(
        'csv/columns',
        `${name}, line ${line} has ${cells}, but the first row has ${columns}. Give every row as many.`,
      );
    },
    finish() {
      if (count > 0) {
        const images = { count, width: side, height: side, pixels: pixels.finish() };
        return { images, labels: labels?.finish() };
      }
      throw new CsvError('csv/empty', `${name} has a header but no rows. Choose a file with a row an image.`);
    },
  };
}

/** A pixel's value, 0 … 255. */
function pixelOf(bytes: Uint8Array, cell: Cell, place: () => string): number {
  const value = wholeNumber(bytes, cell) ?? number(bytes, cell);
  if (value !== undefined && value >= 0 && value <= 255) return value;
  const { start, end } = cell;
  const found = start === end ? 'an empty cell' : `“${readable(bytes.subarray(start, end))}”`;
  throw new CsvError(
    'csv/value',
    `${place()}: found ${found}, expected a number from 0 to 255, or from 0 to 1. Correct this cell and choose the file again.`,
  );
}

/** Up to three digits, as nearly all cells are; undefined for anything else. */
function wholeNumber(bytes: Uint8Array, { start, end }: Cell): number | undefined {
  if (end === start || end - start > 3) return undefined;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9) return undefined;
    value = 10 * value + digit;
  }
  return value;
}

function number(bytes: Uint8Array, { start, end }: Cell): number | undefined {
  if (end - start > SHOWN) return undefined;
  const text = String.fromCharCode(...bytes.subarray(start, end)).trim();
  return isNumber(text) ? Number(text) : undefined;
}

/** The beginning of a cell that is anything, for a message. */
function readable(bytes: Uint8Array): string {
  const text = String.fromCharCode(...bytes.subarray(0, SHOWN)).replaceAll(/[^ -~]/g, '�');
  return bytes.length > SHOWN ? `${text}…` : text;
}

/** Pixels as bytes, while it is not known yet whether they end at 1 or at 255. */
function createPixels(capacity: number) {
  const pixels = new Uint8Array(capacity);
  let count = 0;
  let isUnit = true;
  return {
    add(value: number): void {
      if (isUnit && value > 1) {
        isUnit = false;
        // Until now all were 0 … 1: rounded to whole numbers they are 0 or 1.
        for (let i = 0; i < count; i++) pixels[i] = pixels[i]! >= 128 ? 1 : 0;
      }
      pixels[count++] = Math.round(isUnit ? 255 * value : value);
    },
    finish: () => pixels.subarray(0, count),
  };
}
