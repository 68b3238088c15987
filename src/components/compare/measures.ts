/** What a kept run measured: its curve over steps, epochs or seconds, and its last numbers. Pure. Not the chart. */
import { losses } from '#catalog/losses/index.ts';
import type { KeptCurve, KeptRun } from '#protocol/keptRun.ts';
import { secondsAt } from '#store/runs/stopwatch.ts';

export const axes = ['step', 'epoch', 'seconds'] as const;
export type Axis = (typeof axes)[number];

export const measures = ['total', 'reconstruction', 'squaredError'] as const;
export type Measure = (typeof measures)[number];

export const measureNames: Readonly<Record<Measure, string>> = {
  total: 'Loss',
  reconstruction: 'Reconstruction',
  squaredError: 'Squared error',
};

export interface XY {
  readonly x: number;
  readonly y: number;
}

/** The training curve; none of the squared error, which is measured on test items only. */
export function trainLine(run: KeptRun, measure: Measure, axis: Axis): readonly XY[] {
  return measure === 'squaredError' ? [] : line(run, run.train, valuesOf(run, run.train, measure), axis);
}

/** What was measured on test items. A step can be tested twice, on a few items and then on all: the later one counts. */
export function testLine(run: KeptRun, measure: Measure, axis: Axis): readonly XY[] {
  const { test } = run;
  const values = measure === 'squaredError' ? test.squaredErrors : valuesOf(run, test, measure);
  return line(run, test, values, axis).filter((_, i) => test.steps[i + 1] !== test.steps[i]);
}

function valuesOf(
  { terms }: KeptRun,
  curve: KeptCurve,
  measure: Exclude<Measure, 'squaredError'>,
): Float64Array {
  if (measure === 'total') return curve.totals;
  return curve.terms.filter((_, i) => i % terms.length === 0);
}

function line(run: KeptRun, { steps }: KeptCurve, values: Float64Array, axis: Axis): readonly XY[] {
  return Array.from(steps, (step, i) => ({ x: along(run, step, axis), y: values[i] ?? Number.NaN }));
}

function along({ stepsPerEpoch, clock }: KeptRun, step: number, axis: Axis): number {
  if (axis === 'step') return step;
  return axis === 'epoch' ? step / stepsPerEpoch : secondsAt(clock, step);
}

/** The last numbers of a run, on test items; undefined where nothing was measured. */
export interface Finals {
  readonly squaredError: number | undefined;
  readonly pcaSquaredError: number | undefined;
  readonly loss: number | undefined;
  /** Each term of the loss, by its name. */
  readonly terms: readonly { readonly name: string; readonly value: number | undefined }[];
}

export function finalsOf({ test, terms }: KeptRun): Finals {
  const last = test.steps.length - 1;
  return {
    squaredError: finite(test.squaredErrors[last]),
    pcaSquaredError: finite(test.pcaSquaredErrors.findLast(Number.isFinite)),
    loss: finite(test.totals[last]),
    terms: terms.map((name, i) => ({ name, value: finite(test.terms[last * terms.length + i]) })),
  };
}

const finite = (value: number | undefined) => (Number.isFinite(value) ? value : undefined);

/** In which unit a run's loss is. */
export const unitOf = ({ spec }: Pick<KeptRun, 'spec'>): string =>
  losses.find(({ id }) => id === spec.loss.id)?.unit ?? '';

/** KL(q ‖ prior) in nats, without its weight: the rate of a Gaussian code. Undefined for other codes, for a capacity, and as
 *  long as the weight has not come up. */
export function rateOf(run: KeptRun): number | undefined {
  const { code } = run.spec;
  if (code.id !== 'gaussian' || code.params.capacity > 0 || code.params.beta === 0) return undefined;
  if (code.params.warmUp > 0 && run.outcome !== 'finished') return undefined;
  const kl = finalsOf(run).terms.find(({ name }) => name === 'kl')?.value;
  return kl === undefined ? undefined : kl / code.params.beta;
}
