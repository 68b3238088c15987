/** A kept run goes on with the curves it had when its weights were saved. */
import { expect, it } from 'vitest';
import { keptRun } from '../../../tests/support/keptRuns.ts';
import { measuredIn } from './measuredIn.ts';

it('brings back what was measured until then', () => {
  const { trainCurve, testCurve, pace } = measuredIn(keptRun(), { step: 60, tensors: [] });
  expect(trainCurve).toEqual([
    { step: 1, total: 500, terms: [500] },
    { step: 50, total: 300, terms: [300] },
  ]);
  expect(testCurve).toEqual([{ step: 50, epoch: 1, images: 10, total: 290, terms: [290], squaredError: 60 }]);
  expect([pace?.step, pace?.epoch]).toEqual([60, 1.2]);
});

it('knows PCA’s error where it was known', () => {
  const { testCurve } = measuredIn(keptRun(), { step: 100, tensors: [] });
  expect(testCurve.map(({ pcaSquaredError }) => pcaSquaredError)).toEqual([undefined, 55]);
});
