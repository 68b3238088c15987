import { expect, it } from 'vitest';
import { defineExperiment, obstaclesOf } from '../experiment.ts';

it('a k-sparse code of fewer units than are to be active is refused', () => {
  const reasonsAt = (k: number) =>
    obstaclesOf(defineExperiment({ code: { id: 'kSparse', params: { size: 8, k } } })).map(
      ({ reason }) => reason,
    );
  expect(reasonsAt(8)).toEqual([]);
  expect(reasonsAt(9)).toEqual([expect.stringMatching(/choose fewer active units/)]);
});
