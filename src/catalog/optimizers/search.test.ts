import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Objective, quadratic, quartic, rosenbrock, stepOn } from '../../../tests/support/objectives.ts';
import { defineExperiment, obstaclesOf } from '../experiment.ts';
import { dot, type Vector } from '../formulas/search/vector.ts';
import { conjugateGradient } from './conjugateGradient.ts';
import { lbfgs } from './lbfgs.ts';
import type { Searcher } from './search.ts';
import { EVALUATIONS, MOST_LOOKS } from './searchParams.ts';

const float64 = (length: number): Vector => new Float64Array(length);
const float32 = (length: number): Vector => new Float32Array(length);

const conjugate = (size: number, curvature: number, lineSearches = 1, make = float64) =>
  conjugateGradient.start(size, { lineSearches, curvature, between: 'continue' }, make);
const quasiNewton = (size: number, curvature: number, lineSearches = 1, make = float64) =>
  lbfgs.start(size, { lineSearches, pairs: 10, curvature, between: 'continue' }, make);
const makers = { 'conjugate gradient': conjugate, 'L-BFGS': quasiNewton };

function placed(searcher: Searcher, start: readonly number[]): Searcher {
  searcher.point.set(start);
  return searcher;
}

const largest = (values: Vector) => Math.max(...values.map(Math.abs));

const curvatures = [1, 3, 10, 40, 100];
const away = [1, -2, 3, 0.5, -1];

describe.each([conjugateGradient, lbfgs])('$label', ({ id }) => {
  const reasonsBeside = (code: Parameters<typeof defineExperiment>[0]['code']) =>
    obstaclesOf(defineExperiment({ code, optimizer: { id } })).map(({ reason }) => reason);

  it('refuses codes whose gradient is an estimate, and no others', () => {
    expect(reasonsBeside({ id: 'vectorQuantised' })).toEqual([expect.stringContaining('only estimates')]);
    expect(reasonsBeside({ id: 'binary', params: { training: 'straightThrough' } })).toHaveLength(1);
    expect(reasonsBeside({ id: 'binary', params: { training: 'noise' } })).toEqual([]);
    expect(reasonsBeside({ id: 'kSparse' })).toEqual([]);
  });
});

describe.each(Object.entries(makers))('%s', (_, start) => {
  it('ends on a quadratic of n weights after n exact line searches', () => {
    const searcher = placed(start(5, 1e-9), away);
    const objective = quadratic(curvatures);
    for (let i = 0; i < 5; i++) {
      expect(largest(searcher.point)).toBeGreaterThan(1e-3);
      stepOn(searcher, objective);
    }
    expect(largest(searcher.point)).toBeLessThan(1e-8);
  });

  it('does the same in one step of n line searches', () => {
    const searcher = placed(start(5, 1e-9, 5), away);
    stepOn(searcher, quadratic(curvatures));
    expect(largest(searcher.point)).toBeLessThan(1e-8);
  });

  it('reaches the minimum of the Rosenbrock function', () => {
    const searcher = placed(start(2, 0.1), [-1.2, 1]);
    const values: number[] = [];
    while (values.length < 200 && !(values.at(-1)! < 1e-18)) values.push(...stepOn(searcher, rosenbrock));
    expect([...searcher.point]).toEqual([expect.closeTo(1, 8), expect.closeTo(1, 8)]);
  });

  it('meets the strong Wolfe conditions at every step that it makes', () => {
    const places = fc.double({ min: -3, max: 3, noNaN: true });
    const cases = fc.record({
      objective: fc.constantFrom(quadratic([1, 30]), rosenbrock, quartic),
      at: fc.tuple(places, places),
      curvature: fc.constantFrom(0.9, 0.1),
    });
    fc.assert(
      fc.property(cases, ({ objective, at, curvature }) => {
        const searcher = placed(start(2, curvature), at);
        for (let i = 0; i < 15; i++) {
          const before = { x: searcher.point.slice(), gradient: float64(2) };
          const value = objective(before.x, before.gradient);
          if (largest(before.gradient) < 1e-6) return;
          stepOn(searcher, objective);
          const after = { step: searcher.point.map((x, j) => x - before.x[j]!), gradient: float64(2) };
          const reached = objective(searcher.point, after.gradient);
          const [first, last] = [dot(before.gradient, after.step), dot(after.gradient, after.step)];
          expect(first).toBeLessThan(0);
          expect(reached).toBeLessThanOrEqual(value + 1e-4 * first);
          expect(Math.abs(last)).toBeLessThanOrEqual(-curvature * first * (1 + 1e-6));
        }
      }),
    );
  });

  it('asks first where it is, and leaves the point where no place is better', () => {
    const lying: Objective = (x, gradient) => {
      for (let i = 0; i < x.length; i++) gradient[i] = -1;
      return x[0]! + x[1]!;
    };
    const searcher = placed(start(2, 0.1, 3), [4, 5]);
    expect(stepOn(searcher, lying)[0]).toBe(9);
    expect([...searcher.point]).toEqual([4, 5]);
  });

  it('looks no oftener than it says where what it remembers misleads it and nothing is lower', () => {
    const searcher = placed(start(2, 0.1), [-1.2, 1]);
    for (let i = 0; i < 3; i++) stepOn(searcher, rosenbrock);
    const lying: Objective = (x, gradient) => {
      gradient.fill(-1);
      return x[0]! + x[1]!;
    };
    const looks = stepOn(searcher, lying).length - 1;
    expect(looks).toBeGreaterThan(EVALUATIONS + 1);
    expect(looks).toBeLessThanOrEqual(MOST_LOOKS);
  });

  it.each([
    ['not a number', Number.NaN],
    ['infinite', Number.POSITIVE_INFINITY],
  ])('stays where it is and asks no more if the objective is %s there', (__, value) => {
    const searcher = placed(start(2, 0.1, 3), [4, 5]);
    expect(stepOn(searcher, () => value)).toEqual([value]);
    expect([...searcher.point]).toEqual([4, 5]);
  });

  it('stays at a minimum', () => {
    const searcher = placed(start(2, 0.1, 3), [0, 0]);
    expect(stepOn(searcher, quadratic([1, 2]))).toEqual([0]);
    expect([...searcher.point]).toEqual([0, 0]);
  });

  it('goes straight downhill again after what it remembers has misled it', () => {
    const searcher = placed(start(2, 0.1), [-1.2, 1]);
    for (let i = 0; i < 3; i++) stepOn(searcher, rosenbrock);
    // Another objective, in which its direction leads up or nowhere.
    const steep: Objective = (x, gradient) => {
      gradient[0] = 1e4 * (x[0]! - 7);
      gradient[1] = 1e-2 * (x[1]! + 9);
      return 5e3 * (x[0]! - 7) ** 2 + 5e-3 * (x[1]! + 9) ** 2;
    };
    const values = Array.from({ length: 40 }, () => stepOn(searcher, steep)[0]!);
    expect(values.every((value, i) => i === 0 || value <= values[i - 1]!)).toBe(true);
    expect(values.at(-1)).toBeLessThan(1e-6);
  });

  it('goes on from what it keeps as if it had not been interrupted, bit for bit, in float32', () => {
    const straight = placed(start(2, 0.1, 2, float32), [-1.2, 1]);
    const first = placed(start(2, 0.1, 2, float32), [-1.2, 1]);
    for (let i = 0; i < 3; i++) stepOn(first, rosenbrock);
    const second = placed(start(2, 0.1, 2, float32), [...first.point]);
    for (const [name, values] of Object.entries(first.state)) second.state[name]!.set(values);
    for (let i = 0; i < 7; i++) stepOn(straight, rosenbrock);
    for (let i = 0; i < 4; i++) stepOn(second, rosenbrock);
    expect(second.point).toEqual(straight.point);
    expect(second.state).toEqual(straight.state);
  });
});

describe('a step that begins anew with each batch', () => {
  const shared = { lineSearches: 2, curvature: 0.1, between: 'restart' } as const;
  it.each([
    ['conjugate gradient', () => conjugateGradient.start(2, shared, float64)],
    ['L-BFGS', () => lbfgs.start(2, { ...shared, pairs: 5 }, float64)],
  ])('of %s goes straight downhill first', (_, start) => {
    const searcher = placed(start(), [-1.2, 1]);
    for (let i = 0; i < 4; i++) {
      const before = searcher.point.slice();
      const gradient = float64(2);
      rosenbrock(before, gradient);
      const step = searcher.step();
      step.next();
      step.next(rosenbrock(searcher.point, searcher.gradient));
      const moved = searcher.point.map((x, j) => x - before[j]!);
      const cosine = dot(moved, gradient) / Math.sqrt(dot(moved, moved) * dot(gradient, gradient));
      expect(cosine).toBeCloseTo(-1, 9);
      for (let next = step.next(rosenbrock(searcher.point, searcher.gradient)); !next.done; )
        next = step.next(rosenbrock(searcher.point, searcher.gradient));
    }
  });
});

describe('what L-BFGS remembers', () => {
  it('is the latest pairs, as many as it has room for', () => {
    const few = lbfgs.start(2, { lineSearches: 1, pairs: 2, curvature: 0.9, between: 'continue' }, float64);
    placed(few, [-1.2, 1]);
    const steps: Vector[] = [];
    for (let i = 0; i < 5; i++) {
      const before = few.point.slice();
      stepOn(few, rosenbrock);
      steps.push(few.point.map((x, j) => x - before[j]!));
    }
    const rows = [few.state.steps!.slice(0, 2), few.state.steps!.slice(2)];
    expect(new Set(rows.map(String))).toEqual(new Set(steps.slice(-2).map(String)));
  });
});

describe('what a step is', () => {
  it('is told in a sentence', () => {
    const params = { curvature: 0.1, between: 'restart' } as const;
    expect(conjugateGradient.stepText({ ...params, lineSearches: 3 })).toContain('up to 3 line searches');
    expect(lbfgs.stepText({ ...params, pairs: 10, lineSearches: 1 })).toContain('up to 1 line search,');
    expect(lbfgs.stepText({ ...params, pairs: 10, lineSearches: 1 })).toContain(
      'one to 21 times, and up to 63',
    );
  });
});
