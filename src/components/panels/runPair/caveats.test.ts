/** Runs that cannot be compared as they stand say why. */
import { expect, it } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import { keptRun } from '../../../../tests/support/keptRuns.ts';
import { caveatsOf } from './caveats.ts';

const variational = (beta: number, size = 2) =>
  keptRun({ spec: defineExperiment({ code: { id: 'gaussian', params: { size, beta } } }) });

it('nothing is said of runs of the same time and loss, whatever their code', () => {
  expect(caveatsOf(keptRun(), keptRun())).toEqual([]);
  expect(caveatsOf(variational(1), variational(1, 8))).toEqual([]);
  expect(caveatsOf(keptRun({ steps: 100 }), keptRun({ steps: 103 }))).toEqual([]);
});

it('times that differ are named', () => {
  expect(caveatsOf(keptRun({ steps: 100 }), keptRun({ steps: 260 }))).toEqual([
    'A was trained for 2.0 epochs and B for 5.2: a part of the difference is that.',
  ]);
});

it('losses that differ by a weight, a term or their kind are no sums to compare', () => {
  const different = [expect.stringContaining('Their losses are different sums')];
  expect(caveatsOf(variational(1), variational(4))).toEqual(different);
  expect(caveatsOf(keptRun(), keptRun({ terms: ['reconstruction', 'l1'] }))).toEqual(different);
  const squared = keptRun({
    spec: defineExperiment({ code: { id: 'plain' }, loss: { id: 'squaredError' } }),
  });
  expect(caveatsOf(keptRun(), squared)).toEqual(different);
});
