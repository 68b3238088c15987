/** A sweep as CSV: a line for each run, in full precision, those too that have no point in the chart. Not the chart. */
import type { KeptRun } from '#protocol/keptRun.ts';
import { nameOf } from '#store/runs/naming.ts';
import { finalsOf, rateOf, unitOf } from '../../compare/measures.ts';
import { type Cell, csvOf } from '../../share/csv.ts';
import type { KeptSweep } from './points.ts';

interface Column {
  readonly name: string;
  of(run: KeptRun): Cell;
}

/** By the values that were swept over; the rate is the KL without its weight. */
export function sweepCsv({ label, runs }: KeptSweep): string {
  const columns = [...columnsOfSetting(label), ...columnsOfResult(runs)];
  return csvOf([columns.map(({ name }) => name), ...runs.map((run) => columns.map((one) => one.of(run)))]);
}

const columnsOfSetting = (label: string): readonly Column[] => [
  { name: label, of: ({ sweep }) => sweep?.value },
  { name: 'run', of: nameOf },
  { name: 'seed', of: ({ spec }) => spec.seed },
  { name: 'code units', of: ({ codeSize }) => codeSize },
  { name: 'steps', of: ({ steps }) => steps },
  { name: 'epochs', of: ({ steps, stepsPerEpoch }) => steps / stepsPerEpoch },
  { name: 'seconds', of: ({ seconds }) => seconds },
];

/** At the end, on test items. */
function columnsOfResult(runs: readonly KeptRun[]): readonly Column[] {
  const units = [...new Set(runs.map(unitOf))].join(' or ');
  const hasRate = runs.some((run) => rateOf(run) !== undefined);
  return [
    { name: 'squared error', of: (run) => finalsOf(run).squaredError },
    { name: 'squared error of PCA', of: (run) => finalsOf(run).pcaSquaredError },
    { name: `loss in ${units}`, of: (run) => finalsOf(run).loss },
    ...(hasRate ? [{ name: 'rate in nats', of: rateOf }] : []),
    { name: 'test items', of: ({ test }) => test.images.at(-1) },
  ];
}
