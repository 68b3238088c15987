/** What the page does with what an earlier visit left. Not the finding of it: workers/visits. */

import { changesBetween } from '#catalog/changes.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { Measured, Visit } from '#protocol/visit.ts';
import type { HourglassState } from '../types.ts';

/** Whether a visit can go on with the experiment that the address names: its own, but for live settings. */
export function isOfVisit(named: ExperimentSpec | undefined, { spec }: Visit): boolean {
  return named === undefined || changesBetween(spec, named).every(({ isLive }) => isLive);
}

/** What a visit measured until its state was saved: curves may be a moment ahead of it. */
export function measuredUntil({ measured, checkpoint }: Pick<Visit, 'measured' | 'checkpoint'>): Measured {
  const { step, phase } = checkpoint;
  const until = <P extends { readonly step: number }>(points: readonly P[], last: number) =>
    points.filter((point) => point.step <= last);
  const { trainCurve, testCurve, marks, phaseCurves, pace } = measured;
  return {
    trainCurve: until(trainCurve, step),
    testCurve: until(testCurve, step),
    marks: phase ? marks : until(marks, step),
    phaseCurves: Object.fromEntries(
      Object.entries(phaseCurves).map(([id, points]) => [
        id,
        id === phase?.id ? until(points, phase.step) : points,
      ]),
    ),
    pace: pace && paceAt(pace, phase?.step ?? step),
  };
}

function paceAt(pace: NonNullable<Measured['pace']>, step: number): Measured['pace'] {
  return { ...pace, step, epoch: pace.step === 0 ? 0 : (pace.epoch * step) / pace.step };
}

/** Of the worker's refusal of weights that do not fit the network. */
export const MISMATCH = 'checkpoint/mismatch';

export const MISFIT =
  'What this browser kept of your last visit fits this experiment no longer, so it begins anew.';

/** Says where the run goes on. */
export function tellOfVisit({ network, notify, reset }: HourglassState, { checkpoint }: Visit): void {
  const { step, phase } = checkpoint;
  const label = network?.phases.find(({ id }) => id === phase?.id)?.label;
  const place = `step ${(phase?.step ?? step).toLocaleString('en-US')}${phase ? ` of ${label ?? phase.id}` : ''}`;
  notify('info', `Resumed at ${place} of your last visit.`, {
    topic: 'visit',
    actions: [{ label: 'Start over', perform: reset }],
  });
}
