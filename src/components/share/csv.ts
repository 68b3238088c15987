/** Lines of cells as comma-separated values (RFC 4180, lines end in \n). Not what stands in them. */

/** Undefined where nothing was measured: an empty cell. */
export type Cell = string | number | undefined;

/** What spreadsheets would compute instead of showing it. */
const FORMULA = /^[=+\-@\t\r]/;

export const csvOf = (lines: readonly (readonly Cell[])[]): string =>
  lines.map((line) => `${line.map(written).join(',')}\n`).join('');

function written(cell: Cell): string {
  if (cell === undefined) return '';
  // Nine digits keep a float32 exactly; a seed has ten.
  if (typeof cell === 'number') return String(Number.isInteger(cell) ? cell : Number(cell.toPrecision(9)));
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
