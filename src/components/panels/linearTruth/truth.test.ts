/** Components are told what their weights say. */
import { expect, it } from 'vitest';
import { truthOf } from './truth.ts';

const frame = {
  step: 1,
  angles: Float64Array.of(0.1, 2),
  alignments: Float64Array.of(0.99, 0.4),
  singularValues: Float64Array.of(Math.sqrt(0.99), Math.sqrt(0.9)),
  variances: Float64Array.of(5, 0.5),
  asymmetry: 0,
};

it('finds the variances with weight decay: (λ/2) / (1 − s²)', () => {
  const truth = truthOf(frame, 0.1);
  expect(truth[0]!.varianceByWeights).toBeCloseTo(5, 9);
  expect(truth[1]!.varianceByWeights).toBeCloseTo(0.5, 9);
  expect(truth[1]).toMatchObject({ alignment: 0.4, angle: 2, variance: 0.5 });
});

it('says nothing about them without, and counts a missing direction as at right angles', () => {
  expect(truthOf(frame, 0)[0]!.varianceByWeights).toBeUndefined();
  const poor = {
    ...frame,
    angles: Float64Array.of(0.1),
    alignments: Float64Array.of(1),
    singularValues: Float64Array.of(1),
  };
  expect(truthOf(poor, 0.1)[1]).toMatchObject({ alignment: 0, angle: 90, varianceByWeights: 0.05 });
});
