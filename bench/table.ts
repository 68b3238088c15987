/** The timings as a table of text. Not the measuring. */
import type { Timing } from './measure.ts';
import type { BenchNetwork } from './networks.ts';

export interface BenchRow {
  readonly network: Pick<BenchNetwork, 'name' | 'layers'>;
  readonly timings: readonly Timing[];
  /** stock wasm / wasm; undefined where one of them fails. */
  readonly stockToOurs: number | undefined;
}

function cell({ stepMs, repeatsMs, failure }: Timing): string {
  if (stepMs === undefined) return `fails: ${failure}`;
  return `${stepMs.toFixed(stepMs < 100 ? 1 : 0)}${repeatsMs.length === 1 ? ' (once)' : ''}`;
}

/** Columns padded to their widest cell, then what the networks are. */
export function formatTable(rows: readonly BenchRow[]): string {
  const head = ['network', ...(rows[0]?.timings.map(({ engine }) => engine) ?? []), 'stock / ours'];
  const body = rows.map(({ network, timings, stockToOurs }) => [
    network.name,
    ...timings.map(cell),
    stockToOurs === undefined ? '–' : `${stockToOurs.toFixed(1)}×`,
  ]);
  const lines = [head, ...body];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const table = lines.map((line) =>
    line
      .map((text, column) => text.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  const legend = rows.map(({ network }) => `${network.name}: ${network.layers}`);
  return [...table, '', ...legend].join('\n');
}
