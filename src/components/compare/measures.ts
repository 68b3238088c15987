/** What a kept run measured: its curve over steps, epochs or seconds, and its last numbers. Pure. Not the chart. */
import { gaussian } from '#catalog/codes/gaussian.ts';
import { losses } from '#catalog/losses/index.ts';
import type { KeptCurve, KeptRun } from '#protocol/keptRun.ts';
import { secondsAt } from '#store/runs/stopwatch.ts';

export const axes = ['step', 'epoch', 'seconds'] as const;
export type Axis = (typeof axes)[number];

export const measures = ['total', 'reconstruction', 'rate', 'squaredError'] as const;
export type Measure = (typeof measures)[number];

export const measureNames: Readonly<Record<Measure, string>> = {
  total: 'Loss',
  reconstruction: 'Reconstruction',
  rate: 'KL',
  squaredError: 'Squared error',
};

export interface XY {
  readonly x: number;
  readonly y: number;
}

/** The training curve; none of the squared error, which is measured on test items only. */
export function trainLine(run: KeptRun, measure: Measure, axis: Axis): readonly XY[] {
  if (measure === 'squaredError' || isMissing(run, measure)) return [];
  return line(run, run.train, valuesOf(run, run.train, measure), axis);
}

/** What was measured on test items. A step can be tested twice, on a few items and then on all: the later one counts. */
export function testLine(run: KeptRun, measure: Measure, axis: Axis): readonly XY[] {
  if (isMissing(run, measure)) return [];
  const { test } = run;
  const values = measure === 'squaredError' ? test.squaredErrors : valuesOf(run, test, measure);
  return line(run, test, values, axis).filter((_, i) => test.steps[i + 1] !== test.steps[i]);
}

const isMissing = (run: KeptRun, measure: Measure) => measure === 'rate' && !hasRateLine(run);

function valuesOf(run: KeptRun, curve: KeptCurve, measure: Exclude<Measure, 'squaredError'>): Float64Array {
  if (measure === 'total') return curve.totals;
  if (measure === 'reconstruction') return termsAt(run, curve, 0);
  const weight = klWeightOf(run) ?? Number.NaN;
  return termsAt(run, curve, run.terms.indexOf('kl')).map((kl) => kl / weight);
}

const termsAt = ({ terms }: KeptRun, curve: KeptCurve, place: number): Float64Array =>
  curve.terms.filter((_, i) => i % terms.length === place);

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
  // PCA stays as it is while the run goes on, but both are measured on a few items now and on all at the end.
  const isAlike = (error: number, i: number) =>
    Number.isFinite(error) && test.images[i] === test.images[last];
  return {
    squaredError: finite(test.squaredErrors[last]),
    pcaSquaredError: test.pcaSquaredErrors.findLast(isAlike),
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
  const weight = lastKlWeightOf(run);
  if (weight === undefined || (warmUpOf(run) > 0 && run.outcome !== 'finished')) return undefined;
  const kl = finalsOf(run).terms.find(({ name }) => name === 'kl')?.value;
  return kl === undefined ? undefined : kl / weight;
}

/** Whether the KL of a run is known all along: its weight never changed. */
export const hasRateLine = (run: KeptRun): boolean => klWeightOf(run) !== undefined;

/** By what the KL was multiplied in every step; undefined if that changed, or if the term is no multiple of it. */
const klWeightOf = (run: KeptRun): number | undefined =>
  warmUpOf(run) > 0 || wasWeightChanged(run) ? undefined : lastKlWeightOf(run);

const wasWeightChanged = ({ marks = [] }: KeptRun): boolean =>
  marks.some(({ label }) => label.startsWith(`${gaussian.params.beta.label} `));

function lastKlWeightOf({ spec: { code } }: KeptRun): number | undefined {
  if (code.id !== 'gaussian' || code.params.capacity > 0 || code.params.beta === 0) return undefined;
  return code.params.beta;
}

const warmUpOf = ({ spec: { code } }: KeptRun): number => (code.id === 'gaussian' ? code.params.warmUp : 0);
