/** Decimation keeps the extremes, the ends and the order, and never grows beyond its limit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCurve, curveFrom, pointsOf, thin } from './curve.ts';

const curveOf = (totals: readonly number[]) => {
  const curve = createCurve();
  for (const [i, total] of totals.entries()) curve.add({ step: i + 1, total, terms: [total] });
  return curve.points();
};

describe('createCurve', () => {
  it('keeps every point of a short run', () => {
    const points = curveOf([5, 3, 4]);
    expect(points.map(({ step, total }) => [step, total])).toEqual([
      [1, 5],
      [2, 3],
      [3, 4],
    ]);
  });

  it('comes back from its points as it was', () => {
    const totals = fc.array(fc.double({ noNaN: true, min: 0, max: 10 }), { minLength: 1, maxLength: 1200 });
    fc.assert(
      fc.property(totals, (list) => {
        expect(curveFrom(curveOf(list)).points()).toEqual(curveOf(list));
      }),
    );
  });

  it('forgets what a run had reached before it was taken back', () => {
    const curve = createCurve();
    for (const step of [1, 2, 600, 601, 602]) curve.add({ step, total: 1e30, terms: [] });
    curve.add({ step: 2, total: 7, terms: [] });
    expect(curve.points().map(({ step, total }) => [step, total])).toEqual([
      [1, 1e30],
      [2, 7],
    ]);
  });

  it('keeps extremes and order in at most 500 points', () => {
    const totals = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
      minLength: 1,
      maxLength: 3000,
    });
    fc.assert(
      fc.property(totals, (given) => {
        const points = curveOf(given);
        const kept = points.map(({ total }) => total);
        expect(points.length).toBeLessThanOrEqual(500);
        expect(Math.max(...kept)).toBe(Math.max(...given));
        expect(Math.min(...kept)).toBe(Math.min(...given));
        expect(points.every(({ step }, i) => i === 0 || step > (points[i - 1]?.step ?? 0))).toBe(true);
        expect(points.every(({ step, total }) => given[step - 1] === total)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('finds a single spike among a hundred thousand steps', () => {
    const totals = Array.from({ length: 100_000 }, (_, i) => (i === 77_777 ? 900 : 100 + (i % 7)));
    expect(curveOf(totals).some(({ step, total }) => step === 77_778 && total === 900)).toBe(true);
  });
});

it('reads the terms of each step of a batch', () => {
  const points = pointsOf({
    steps: new Float64Array([1, 2]),
    totals: new Float64Array([3, 7]),
    terms: new Float64Array([1, 2, 3, 4]),
  });
  expect(points).toEqual([
    { step: 1, total: 3, terms: [1, 2] },
    { step: 2, total: 7, terms: [3, 4] },
  ]);
});

describe('thin', () => {
  const at = (...steps: readonly number[]) => steps.map((step) => ({ step }));

  it('leaves short lists alone, and of long ones what is crowded least, with both ends', () => {
    expect(thin(at(1, 2, 3), 3)).toEqual(at(1, 2, 3));
    expect(thin(at(1, 9, 10, 20), 3)).toEqual(at(1, 10, 20));
    expect(thin(at(0, 1, 2, 3, 4, 5, 6), 4)).toHaveLength(4);
  });

  it('keeps early points as dense as late ones, however long the list grew', () => {
    let points: readonly { readonly step: number }[] = [];
    for (let step = 0; step <= 9000; step++) points = thin([...points, { step }], 100);
    const strides = points.slice(1).map(({ step }, i) => step - points[i]!.step);
    expect(points).toHaveLength(100);
    expect([points[0]!.step, points.at(-1)!.step]).toEqual([0, 9000]);
    // Evenly they would be 91 apart.
    expect(Math.max(...strides)).toBeLessThanOrEqual(2 * 91);
  });
});
