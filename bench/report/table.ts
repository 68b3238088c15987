/** Tables as text for a terminal and as Markdown. Not what is in them. */

export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

/** Columns padded to their widest cell. */
function toText({ title, head, rows, notes }: Table): string {
  const lines = head.some((text) => text !== '') ? [head, ...rows] : rows;
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const padded = lines.map((line) =>
    line
      .map((text, column) => text.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  return [title, '', ...padded, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n');
}

function toMarkdown({ title, head, rows, notes }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = `|${head.map(() => '---|').join('')}`;
  return [
    `### ${title}`,
    '',
    line(head),
    rule,
    ...rows.map(line),
    ...notes.flatMap((text) => ['', text]),
  ].join('\n');
}

export function formatTables(tables: readonly Table[], format: 'text' | 'markdown'): string {
  const shown = tables.filter(({ rows }) => rows.length > 0);
  return `${shown.map(format === 'text' ? toText : toMarkdown).join('\n\n')}\n`;
}

/** Three digits, or all of a large number. */
export function digits(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '–';
  if (value >= 100) return value.toFixed(0);
  return value.toFixed(value < 1 ? 3 : value < 10 ? 2 : 1);
}
