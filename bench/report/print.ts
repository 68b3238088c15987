/** Prints what a benchmark found. Not how tables look: table.ts. */
import type { BenchArguments } from '../arguments.ts';
import { codeTable, heapTable, machineTable } from './machineTables.ts';
import type { Results } from './results.ts';
import { formatTables } from './table.ts';
import { targetsOf, targetTable } from './targets.ts';
import { imageTable, issueTable, productTable, stepTable } from './timeTables.ts';

const TABLES = [
  machineTable,
  stepTable,
  issueTable,
  productTable,
  imageTable,
  heapTable,
  codeTable,
  targetTable,
];

export function print(results: Results, format: BenchArguments['format']): void {
  const text =
    format === 'json'
      ? `${JSON.stringify({ ...results, targets: targetsOf(results) }, undefined, 2)}\n`
      : formatTables(
          TABLES.map((table) => table(results)),
          format,
        );
  process.stdout.write(text);
}
