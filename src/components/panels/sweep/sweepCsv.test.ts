/** A sweep as text: a line for each run. */
import { expect, it } from 'vitest';
import { keptRun } from '../../../../tests/support/keptRuns.ts';
import { sweepsIn } from './points.ts';
import { sweepCsv } from './sweepCsv.ts';

const ofSize = (codeSize: number) =>
  keptRun({
    id: `k${codeSize}`,
    codeSize,
    sweep: { id: 's', label: 'Units k', symbol: 'k', value: codeSize },
  });

it('has a line for each run by the value swept over, also where nothing was measured', () => {
  const empty = new Float64Array();
  const none = { steps: empty, totals: empty, terms: empty, images: empty };
  const unmeasured = { ...ofSize(16), test: { ...none, squaredErrors: empty, pcaSquaredErrors: empty } };
  const [sweep] = sweepsIn([ofSize(8), unmeasured, ofSize(2)]);
  expect(sweepCsv(sweep!).split('\n')).toEqual([
    'Units k,run,seed,code units,steps,epochs,seconds,squared error,squared error of PCA,loss in nats,test items',
    '2,k 2,42,2,100,2,4,45,55,210,10',
    '8,k 8,42,8,100,2,4,45,55,210,10',
    '16,k 16,42,16,100,2,4,,,,',
    '',
  ]);
});
