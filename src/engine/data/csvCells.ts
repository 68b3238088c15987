/**
 * Cuts the bytes of a table into cells, one after the other and without copying them.
 * Not their meaning: parseCsv.ts.
 * @see RFC 4180; besides commas, semicolons and tabs separate, and lines end as they like
 */
import { CsvError } from './csvError.ts';

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const SEMICOLON = 59;

/** Where a cell lies. One of these is filled anew for each cell. */
export interface Cell {
  /** Its text is bytes[start … end), without the quotes around it. */
  start: number;
  end: number;
  /** Two quotes inside stand for one. */
  hasEscapes: boolean;
  /** The line it begins in, from 1. */
  line: number;
  /** Whether a row ends with it. */
  isLast: boolean;
}

/** The separator that the first line has most of; a comma if it has none. */
export function separatorOf(bytes: Uint8Array): number {
  const end = bytes.findIndex(isEndOfLine);
  const first = end < 0 ? bytes : bytes.subarray(0, end);
  const count = (separator: number) => first.reduce((sum, byte) => (byte === separator ? sum + 1 : sum), 0);
  return [COMMA, SEMICOLON, TAB].reduce((best, other) => (count(other) > count(best) ? other : best));
}

const isBlank = (byte: number | undefined) => byte === SPACE || byte === TAB;
const isEndOfLine = (byte: number | undefined) => byte === LINE_FEED || byte === RETURN;

/** Goes through all cells, row by row. */
export class Cells {
  /** What was read last. */
  readonly cell: Cell = { start: 0, end: 0, hasEscapes: false, line: 1, isLast: true };
  readonly #bytes: Uint8Array;
  readonly #separator: number;
  readonly #name: string;
  #at = 0;
  #line = 1;
  #isDone: boolean;

  /** @param name how messages call the file */
  constructor(bytes: Uint8Array, separator: number, name: string) {
    this.#bytes = bytes;
    this.#separator = separator;
    this.#name = name;
    this.#isDone = bytes.length === 0;
  }

  /** Reads the next cell into `cell`. @returns false behind the last one
   *  @throws CsvError 'csv/quote' */
  read(): boolean {
    if (this.#isDone) return false;
    this.#skipBlanks();
    this.cell.hasEscapes = false;
    this.cell.line = this.#line;
    if (this.#bytes[this.#at] === QUOTE) this.#readQuoted();
    else this.#readPlain();
    this.#finish();
    return true;
  }

  #skipBlanks(): void {
    while (!this.#isEnd() && isBlank(this.#bytes[this.#at])) this.#at++;
  }

  /** Whether the cell ends here. */
  #isEnd(): boolean {
    const byte = this.#bytes[this.#at];
    return byte === undefined || byte === this.#separator || isEndOfLine(byte);
  }

  #readPlain(): void {
    const { cell } = this;
    cell.start = this.#at;
    while (!this.#isEnd()) this.#at++;
    cell.end = this.#at;
    while (cell.end > cell.start && isBlank(this.#bytes[cell.end - 1])) cell.end--;
  }

  #readQuoted(): void {
    const bytes = this.#bytes;
    this.cell.start = ++this.#at;
    for (; this.#at < bytes.length; this.#at++) {
      if (bytes[this.#at] === LINE_FEED) this.#line++;
      if (bytes[this.#at] !== QUOTE) continue;
      if (bytes[this.#at + 1] !== QUOTE) break;
      this.cell.hasEscapes = true;
      this.#at++;
    }
    if (this.#at >= bytes.length) {
      throw this.#fault('is never closed. Add the missing quote, or take this one away.');
    }
    this.cell.end = this.#at++;
    this.#skipBlanks();
    if (!this.#isEnd()) throw this.#fault('closes before its cell ends. Double the quotes inside of cells.');
  }

  /** Steps over what ends the cell. */
  #finish(): void {
    const byte = this.#bytes[this.#at];
    this.cell.isLast = byte !== this.#separator;
    if (byte === RETURN && this.#bytes[this.#at + 1] === LINE_FEED) this.#at++;
    this.#at++;
    if (!this.cell.isLast) return;
    this.#line++;
    this.#isDone = this.#at >= this.#bytes.length;
  }

  #fault(what: string): CsvError {
    return new CsvError('csv/quote', `${this.#name}, line ${this.cell.line}: a quote ${what}`);
  }
}
