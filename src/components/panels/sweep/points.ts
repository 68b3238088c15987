/** From the runs of a sweep to the points of a trade-off: what each cost and what it lost. Pure. Not the chart. */
import type { KeptRun } from '#protocol/keptRun.ts';
import { datasetLabel } from '#store/runs/search.ts';
import { finalsOf, rateOf } from '../../compare/measures.ts';

export interface KeptSweep {
  readonly id: string;
  /** What was swept over, such as "KL weight β". */
  readonly label: string;
  readonly symbol: string;
  /** With its data and its number of runs. */
  readonly name: string;
  /** By their values. */
  readonly runs: readonly KeptRun[];
}

/** The sweeps that runs belong to, the one with the newest run first. */
export function sweepsIn(runs: readonly KeptRun[]): readonly KeptSweep[] {
  const ids = new Set(runs.flatMap(({ sweep }) => sweep?.id ?? []));
  return [...ids].flatMap((id) => {
    const members = runs
      .filter(({ sweep }) => sweep?.id === id)
      .toSorted((a, b) => sweptValue(a) - sweptValue(b));
    const [first] = members;
    if (!first?.sweep) return [];
    const { label, symbol } = first.sweep;
    return [
      { id, label, symbol, name: `${label}, ${datasetLabel(first)}, ${members.length} runs`, runs: members },
    ];
  });
}

const sweptValue = ({ sweep }: KeptRun): number => sweep?.value ?? Number.NaN;

export const costs = ['value', 'rate', 'codeSize'] as const;
export type Cost = (typeof costs)[number];

export interface TradePoint {
  readonly run: KeptRun;
  readonly x: number;
  /** Squared error on test items. */
  readonly y: number;
  /** PCA's, at the same code size. */
  readonly pca: number | undefined;
}

const costOf: Readonly<Record<Cost, (run: KeptRun) => number | undefined>> = {
  value: sweptValue,
  rate: rateOf,
  codeSize: ({ codeSize }) => codeSize,
};

/** The runs that have both a cost and an error, by their cost. */
export function pointsOf({ runs }: KeptSweep, cost: Cost): readonly TradePoint[] {
  return runs
    .flatMap((run) => {
      const { squaredError, pcaSquaredError } = finalsOf(run);
      const x = costOf[cost](run);
      return x === undefined || squaredError === undefined
        ? []
        : [{ run, x, y: squaredError, pca: pcaSquaredError }];
    })
    .toSorted((a, b) => a.x - b.x);
}

/** What can stand on the axis: the swept number, the rate where it is known of two runs or more, the code size where it varies and is not
 *  what was swept. */
export function costsOf(sweep: KeptSweep): readonly Cost[] {
  const hasRate = sweep.runs.filter((run) => rateOf(run) !== undefined).length > 1;
  const sizes = new Set(sweep.runs.map(({ codeSize }) => codeSize));
  const isSizeSwept = sweep.runs.every((run) => run.codeSize === sweptValue(run));
  return costs.filter(
    (cost) => cost === 'value' || (cost === 'rate' ? hasRate : sizes.size > 1 && !isSizeSwept),
  );
}

/** Whether the values span so much that only a logarithm shows all of them. */
export function isWide(points: readonly Pick<TradePoint, 'x'>[]): boolean {
  const [first, last] = [points[0]?.x ?? 0, points.at(-1)?.x ?? 0];
  return first > 0 && last / first >= 8;
}
