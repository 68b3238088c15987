import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerAll,
  type Objective,
  quadratic,
  quartic,
  rosenbrock,
} from '../../../../tests/support/objectives.ts';
import { cubicMinimum } from './cubic.ts';
import { type Line, searchLine } from './lineSearch.ts';
import { dot } from './vector.ts';

/** A line from a point straight downhill, with value and slope at its start. */
function lineOf(objective: Objective, start: readonly number[]) {
  const make = () => new Float64Array(start.length);
  const line: Line = { point: make(), gradient: make(), start: Float64Array.from(start), direction: make() };
  const value = objective(line.start, line.gradient);
  for (let i = 0; i < start.length; i++) line.direction[i] = -line.gradient[i]!;
  return { line, origin: { length: 0, value, slope: dot(line.gradient, line.direction) } };
}

function search(
  objective: Objective,
  start: readonly number[],
  first: number,
  curvature: number,
  evaluations = 60,
) {
  const { line, origin } = lineOf(objective, start);
  let asked = 0;
  const found = answerAll(searchLine(line, origin, first, { curvature, evaluations }), () => {
    asked++;
    return objective(line.point, line.gradient);
  });
  return { line, origin, found, asked };
}

const objectives = { quadratic: quadratic([1, 30]), rosenbrock, quartic };

describe('a line search', () => {
  it.each(Object.entries(objectives))(
    'meets the strong Wolfe conditions on %s, wherever it begins',
    (_, objective) => {
      const cases = fc.record({
        start: fc.tuple(
          fc.double({ min: -3, max: 3, noNaN: true }),
          fc.double({ min: -3, max: 3, noNaN: true }),
        ),
        first: fc.double({ min: -6, max: 3, noNaN: true }).map((power) => 10 ** power),
        curvature: fc.constantFrom(0.9, 0.1, 1e-3),
      });
      fc.assert(
        fc.property(cases, ({ start, first, curvature }) => {
          const { line, origin, found } = search(objective, start, first, curvature);
          fc.pre(origin.slope < -1e-6);
          expect(found).toBeDefined();
          const { length, value, slope } = found!;
          expect(length).toBeGreaterThan(0);
          expect(value).toBeLessThanOrEqual(origin.value + 1e-4 * length * origin.slope);
          expect(Math.abs(slope)).toBeLessThanOrEqual(-curvature * origin.slope);
          // Point and gradient are those of the answer.
          const gradient = new Float64Array(2);
          expect(objective(line.point, gradient)).toBe(value);
          expect(line.gradient).toEqual(gradient);
          expect([...line.point]).toEqual(start.map((x, i) => x + length * line.direction[i]!));
        }),
      );
    },
  );

  it('finds the minimum of a quadratic at the second place it looks at', () => {
    const { found, asked } = search(quadratic([2, 2]), [1, 1], 0.1, 1e-9);
    expect(found!.length).toBeCloseTo(0.25, 12);
    expect(asked).toBe(2);
  });

  it.each([
    ['is not a number', Number.NaN],
    ['is infinite', Number.POSITIVE_INFINITY],
  ])('comes back from where the objective %s', (_, beyond) => {
    const walled: Objective = (x, gradient) => {
      gradient[0] = 2 * x[0]!;
      return Math.abs(x[0]!) > 1 ? beyond : x[0]! ** 2;
    };
    const { found } = search(walled, [1], 1e4, 0.1);
    expect(Math.abs(found!.slope)).toBeLessThanOrEqual(0.4);
  });

  it('says so where nothing is lower, after as many looks as were allowed', () => {
    const liar: Objective = (x, gradient) => {
      gradient[0] = -1;
      return x[0]! + 1; // rises where the gradient says that it falls
    };
    const { found, asked } = search(liar, [0], 1, 0.9, 7);
    expect(found).toBeUndefined();
    expect(asked).toBe(7);
  });

  it('stops where no digit is left to win', () => {
    const flat: Objective = (_, gradient) => {
      gradient[0] = 1e-9;
      return 1e6;
    };
    expect(search(flat, [0], 1, 0.9)).toMatchObject({ found: undefined, asked: 1 });
  });

  it('makes do with the lowest place when its looks are used up', () => {
    const { line, found, asked } = search(quadratic([1]), [1], 1e-3, 1e-12, 1);
    expect(found!.length).toBe(1e-3);
    expect(line.point[0]).toBeCloseTo(0.998, 12);
    expect(asked).toBe(1);
  });
});

describe('the cubic through two places', () => {
  it('has its minimum where that of the cubic is which it was taken from', () => {
    const at = (x: number) => ({ length: x, value: x ** 3 - 3 * x + 1, slope: 3 * x ** 2 - 3 });
    expect(cubicMinimum(at(0), at(3))).toBeCloseTo(1, 12);
    expect(cubicMinimum(at(3), at(0.2))).toBeCloseTo(1, 12);
  });

  it('is not finite where there is none', () => {
    const rising = (x: number) => ({ length: x, value: x ** 3 + 3 * x, slope: 3 * x ** 2 + 3 });
    expect(cubicMinimum(rising(0), rising(1))).toBeNaN();
  });
});
