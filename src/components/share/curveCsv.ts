/**
 * Measured curves as CSV: a line for each step that is drawn, training and test side by side, empty where
 * nothing was measured. Steps that were thinned out of the drawing are not in it.
 */
import type { CurvePoint, Measured } from '#protocol/visit.ts';
import { csvOf } from './csv.ts';

/** step (from 1), epoch (passes, with a fraction), total and each term of the batch; then total and each term of the test
 *  items, their squared error and PCA's, means over so many of them.
 *  @param terms names, in the order of the points' terms */
export function curveCsv(
  { trainCurve, testCurve }: Pick<Measured, 'trainCurve' | 'testCurve'>,
  terms: readonly string[],
  stepsPerEpoch: number,
): string {
  const train = new Map(trainCurve.map((point) => [point.step, point]));
  const test = new Map(testCurve.map((point) => [point.step, point]));
  const steps = [...new Set([...train.keys(), ...test.keys()])].sort((a, b) => a - b);
  const head = [
    ...['step', 'epoch', 'total', ...terms],
    ...['test total', ...terms.map((term) => `test ${term}`)],
    ...['test squared error', 'PCA squared error', 'test items'],
  ];
  const lines = steps.map((step) => {
    const tested = test.get(step);
    return [
      ...[step, step / stepsPerEpoch, ...valuesOf(train.get(step), terms.length)],
      ...[...valuesOf(tested, terms.length), tested?.squaredError, tested?.pcaSquaredError, tested?.images],
    ];
  });
  return csvOf([head, ...lines]);
}

/** The same of a phase before the main training, which has no test. */
export function phaseCsv(
  points: readonly CurvePoint[],
  terms: readonly string[],
  stepsPerEpoch: number,
): string {
  const lines = points.map((point) => [
    ...[point.step, point.step / stepsPerEpoch],
    ...valuesOf(point, terms.length),
  ]);
  return csvOf([['step', 'epoch', 'total', ...terms], ...lines]);
}

const valuesOf = (point: Pick<CurvePoint, 'total' | 'terms'> | undefined, count: number) => [
  point?.total,
  ...Array.from({ length: count }, (_, i) => point?.terms[i]),
];
