/** From runs to the lines of the chart, and what its axes are called. Pure. Not the drawing: paintCurves.ts. */
import type { KeptRun } from '#protocol/keptRun.ts';
import { nameOf } from '#store/runs/naming.ts';
import {
  type Axis,
  finalsOf,
  type Measure,
  measureNames,
  testLine,
  trainLine,
  unitOf,
  type XY,
} from '../../compare/measures.ts';

export interface RunLine {
  readonly name: string;
  readonly test: readonly XY[];
  readonly train: readonly XY[];
  /** What is read value by value: the test points, or the training's where there are none. */
  readonly points: readonly XY[];
  /** PCA's squared error at its code size, where that is shown. */
  readonly pca: number | undefined;
  readonly codeSize: number;
}

export const axisNames: Readonly<Record<Axis, string>> = {
  step: 'steps',
  epoch: 'epochs',
  seconds: 'seconds',
};

export function linesOf(runs: readonly KeptRun[], measure: Measure, axis: Axis): readonly RunLine[] {
  return runs.map((run) => {
    const [test, train] = [testLine(run, measure, axis), trainLine(run, measure, axis)];
    return {
      ...{ name: nameOf(run), test, train, points: test.length > 0 ? test : train },
      pca: measure === 'squaredError' ? finalsOf(run).pcaSquaredError : undefined,
      codeSize: run.codeSize,
    };
  });
}

/** What the heights are, such as "Loss, nats": without a unit where the runs' units differ. */
export function yNameOf(runs: readonly KeptRun[], measure: Measure): string {
  const units = new Set(runs.map(unitOf));
  const [unit] = units;
  if (measure === 'rate') return `${measureNames.rate}, nats`;
  return measure === 'squaredError' || units.size !== 1 || !unit
    ? measureNames[measure]
    : `${measureNames[measure]}, ${unit}`;
}

/** The distinct errors of PCA, each with the code size it belongs to. */
export function pcaLines(
  lines: readonly RunLine[],
): readonly { readonly y: number; readonly codeSize: number }[] {
  const found = new Map(
    lines.flatMap(({ pca, codeSize }) => (pca === undefined ? [] : [[pca, codeSize] as const])),
  );
  return [...found].map(([y, codeSize]) => ({ y, codeSize }));
}

/** Everything that has to have room. */
export function extentOf(lines: readonly RunLine[], isLog: boolean) {
  const points = lines.flatMap(({ test, train }) => [...test, ...train]);
  const heights = [...points.map(({ y }) => y), ...pcaLines(lines).map(({ y }) => y)].filter(
    (y) => Number.isFinite(y) && (!isLog || y > 0),
  );
  const end = points.reduce((most, { x }) => Math.max(most, x), 0);
  const most = heights.reduce((a, b) => Math.max(a, b), isLog ? 1e-12 : 0);
  const least = heights.reduce((a, b) => Math.min(a, b), most);
  return { end: end || 1, least, most: most || 1 };
}
