import { expect, it } from 'vitest';
import type { GradientNormsFrame } from '#protocol/frames.ts';
import { withMeasurement } from './gradientHistory.ts';

const at = (step: number, layers: readonly string[] = ['a', 'b']): GradientNormsFrame => ({
  step,
  layers,
  norms: new Float32Array(layers.length).fill(step),
});
const steps = (history: readonly GradientNormsFrame[]) => history.map(({ step }) => step);

it('grows by measurements, and takes back what a run took back', () => {
  const history = [5, 10, 15].reduce<readonly GradientNormsFrame[]>(
    (before, step) => withMeasurement(before, at(step)),
    [at(1)],
  );
  expect(steps(history)).toEqual([1, 5, 10, 15]);
  expect(steps(withMeasurement(history, at(15)))).toEqual([1, 5, 10, 15]);
  expect(steps(withMeasurement(history, at(7)))).toEqual([1, 5, 7]);
  expect(steps(withMeasurement(history, at(20, ['a'])))).toEqual([20]);
});

it('stays small, and keeps the ends', () => {
  let history: readonly GradientNormsFrame[] = [];
  for (let step = 0; step < 3000; step++) history = withMeasurement(history, at(step));
  expect(history).toHaveLength(400);
  expect(steps(history)[0]).toBe(0);
  expect(steps(history).at(-1)).toBe(2999);
  const strides = steps(history.slice(1)).map((step, i) => step - steps(history)[i]!);
  expect(Math.max(...strides)).toBeLessThanOrEqual(16);
});
