/** Which visit goes on, and with what of its curves. */
import { describe, expect, it, vi } from 'vitest';
import { defaultExperiment } from '#catalog/experiment.ts';
import type { Visit } from '#protocol/visit.ts';
import { nothingMeasured } from '../../../tests/support/workerHarness.ts';
import { withValue } from '../edits.ts';
import { useHourglass } from '../store.ts';
import { isOfVisit, measuredUntil, tellOfVisit } from './visit.ts';

const pointAt = (step: number) => ({ step, total: step, terms: [step] });

const visit: Visit = {
  spec: defaultExperiment,
  measured: {
    ...nothingMeasured,
    trainCurve: [1, 2, 3, 4].map(pointAt),
    testCurve: [2, 4].map((step) => ({ ...pointAt(step), epoch: step / 4, images: 9, squaredError: 1 })),
    marks: [{ step: 4, label: 'β 1 → 2' }],
    phaseCurves: { rbm: [1, 2, 3].map(pointAt) },
    pace: {
      ...{ step: 4, epoch: 1, imagesPerSecond: 10, stepMs: 1, snapshotShare: 0 },
      steps: { mode: 'eager', reason: '' },
    },
  },
  checkpoint: { step: 3, tensors: [] },
};
const inPhase: Visit = { ...visit, checkpoint: { step: 0, phase: { id: 'rbm', step: 2 }, tensors: [] } };

describe('a visit', () => {
  it('goes on with its own experiment, with live changes of it, or where none is named', () => {
    const rate = withValue(defaultExperiment, { kind: 'slot', slot: 'optimizer' }, 'learningRate', 0.01);
    const wider = withValue(defaultExperiment, { kind: 'slot', slot: 'network' }, 'widths', [64]);
    expect(isOfVisit(undefined, visit)).toBe(true);
    expect(isOfVisit(defaultExperiment, visit)).toBe(true);
    expect(isOfVisit(rate, visit)).toBe(true);
    expect(isOfVisit(wider, visit)).toBe(false);
  });

  it('has measured no more than its state has seen', () => {
    const { trainCurve, testCurve, marks, pace, phaseCurves } = measuredUntil(visit);
    expect(trainCurve.map(({ step }) => step)).toEqual([1, 2, 3]);
    expect(testCurve.map(({ step }) => step)).toEqual([2]);
    expect(marks).toEqual([]);
    expect(pace).toMatchObject({ step: 3, epoch: 0.75 });
    expect(phaseCurves.rbm).toHaveLength(3);
    const early = measuredUntil(inPhase);
    expect([early.trainCurve, early.phaseCurves.rbm?.length]).toEqual([[], 2]);
    expect(early.pace).toMatchObject({ step: 2 });
  });

  it('tells where it goes on, and offers to start over', () => {
    const notify = vi.fn();
    const state = { ...useHourglass.getState(), notify };
    tellOfVisit(state, { ...visit, checkpoint: { step: 1234, tensors: [] } });
    expect(notify.mock.lastCall?.[1]).toBe('Resumed at step 1,234 of your last visit.');
    expect(notify.mock.lastCall?.[2].actions).toMatchObject([{ label: 'Start over' }]);
    tellOfVisit(state, inPhase);
    expect(notify.mock.lastCall?.[1]).toBe('Resumed at step 2 of rbm of your last visit.');
  });
});
