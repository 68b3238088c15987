/** Where a kept run goes on: its weights, and its curves as the page draws them. Not the opening. */
import type { KeptCurve, KeptRun } from '#protocol/keptRun.ts';
import type { Pace, TestPoint } from '#protocol/messages.ts';
import type { Checkpoint } from '#protocol/state.ts';
import type { CurvePoint, Measured } from '#protocol/visit.ts';

/** What a kept run had measured when its weights were saved. */
export function measuredIn(run: KeptRun, { step }: Checkpoint): Measured {
  const { train, terms } = run;
  return {
    trainCurve: pointsOf(train, terms.length).filter((point) => point.step <= step),
    testCurve: testPointsOf(run).filter((point) => point.step <= step),
    marks: (run.marks ?? []).filter((mark) => mark.step <= step),
    phaseCurves: {},
    pace: paceAt(step, run),
  };
}

function pointsOf({ steps, totals, terms }: KeptCurve, width: number): readonly CurvePoint[] {
  return Array.from(steps, (step, i) => ({
    step,
    total: totals[i] ?? Number.NaN,
    terms: Array.from(terms.subarray(i * width, (i + 1) * width)),
  }));
}

function testPointsOf({ test, terms, stepsPerEpoch }: KeptRun): readonly TestPoint[] {
  const { images, squaredErrors, pcaSquaredErrors } = test;
  return pointsOf(test, terms.length).map((point, i) => {
    const pcaSquaredError = pcaSquaredErrors[i] ?? Number.NaN;
    return {
      ...point,
      epoch: point.step / stepsPerEpoch,
      images: images[i] ?? 0,
      squaredError: squaredErrors[i] ?? Number.NaN,
      ...(Number.isFinite(pcaSquaredError) && { pcaSquaredError }),
    };
  });
}

/** Where it stands; nothing is known of its speed here. */
const paceAt = (step: number, { stepsPerEpoch }: KeptRun): Pace => ({
  ...{ step, epoch: step / stepsPerEpoch, imagesPerSecond: 0, stepMs: 0, snapshotShare: 0 },
  steps: { mode: 'eager', reason: 'No update has been made yet.' },
});
