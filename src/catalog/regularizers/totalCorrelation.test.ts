import { expect, it } from 'vitest';
import { defineExperiment, obstaclesOf } from '../experiment.ts';

const obstaclesAt = (batchSize: number, size: number) =>
  obstaclesOf(
    defineExperiment({
      code: { id: 'gaussian', params: { size } },
      regularizers: [{ id: 'totalCorrelation' }],
      training: { batchSize, epochs: 1 },
    }),
  );

it('total correlation is refused where it would not fit into memory, with a batch that would', () => {
  expect(obstaclesAt(4096, 2)).toEqual([]);
  const [obstacle] = obstaclesAt(4096, 32);
  expect(obstacle).toEqual({
    path: 'regularizers[0]',
    reason:
      'Total correlation compares every two images of a batch, unit by unit: with 4096 images and 32 units these are 537 million numbers, at most 50 million can be held. Reduce the batch size to 1250, or the units.',
  });
  expect(obstaclesAt(1250, 32)).toEqual([]);
  expect(obstaclesAt(1251, 32)).toHaveLength(1);
});
