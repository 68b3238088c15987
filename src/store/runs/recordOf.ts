/** From the page's state to a run as it is kept. Not the decision when. */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { KeptClock, KeptCurve, KeptRun, KeptTests, SweepMark } from '#protocol/keptRun.ts';
import type { TestPoint } from '#protocol/messages.ts';
import type { CurvePoint, HourglassState } from '../types.ts';

const LEAST_STEPS = 100;

/** Whether a run went far enough to be kept: an epoch, or a hundred steps. */
export const isWorthKeeping = (steps: number, stepsPerEpoch: number): boolean =>
  steps >= Math.min(LEAST_STEPS, stepsPerEpoch);

/** Updates made in the main training since the run was opened, or where it went on from; 0 before the first. */
export const stepsOf = ({ phase, pace }: Pick<HourglassState, 'phase' | 'pace'>): number =>
  phase ? 0 : (pace?.step ?? 0);

/** What is known of a run beside the page's state. */
export interface RunFacts {
  readonly id: string;
  /** The settings it was trained with, which may no longer be those of the page. */
  readonly spec: ExperimentSpec;
  readonly outcome: KeptRun['outcome'];
  /** ms since 1970 */
  readonly at: number;
  readonly seconds: number;
  readonly clock: KeptClock;
  readonly sweep: SweepMark | undefined;
}

/** The run that the page shows; undefined if nothing is open, or nothing that is worth keeping was done. */
export function recordOf(state: HourglassState, facts: RunFacts): KeptRun | undefined {
  const { dataset, network, backend, trainCurve, testCurve, marks } = state;
  if (!dataset || !network) return undefined;
  const { id, spec, outcome, at, seconds, clock, sweep } = facts;
  const stepsPerEpoch = Math.ceil(dataset.trainCount / spec.training.batchSize);
  const steps = stepsOf(state);
  if (!isWorthKeeping(steps, stepsPerEpoch)) return undefined;
  const taken = marks.filter((mark) => mark.step < steps);
  return {
    version: 1,
    ...{ id, name: '', note: '', at, spec, outcome, steps, stepsPerEpoch, seconds, clock },
    backend: backend?.label ?? '',
    codeSize: network.latentDim,
    terms: network.terms,
    train: columnsOf(trainCurve),
    test: testColumnsOf(testCurve),
    ...(sweep && { sweep }),
    ...(taken.length > 0 && { marks: taken }),
  };
}

function columnsOf(points: readonly CurvePoint[]): KeptCurve {
  return {
    steps: Float64Array.from(points, ({ step }) => step),
    totals: Float64Array.from(points, ({ total }) => total),
    terms: Float64Array.from(points.flatMap(({ terms }) => terms)),
  };
}

function testColumnsOf(points: readonly TestPoint[]): KeptTests {
  return {
    ...columnsOf(points),
    images: Float64Array.from(points, ({ images }) => images),
    squaredErrors: Float64Array.from(points, ({ squaredError }) => squaredError),
    pcaSquaredErrors: Float64Array.from(points, ({ pcaSquaredError = Number.NaN }) => pcaSquaredError),
  };
}
