/** Rows, domains and ticks of the loss. Not the chart. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  domainOf,
  dotsThrough,
  lineThrough,
  pointAt,
  roundDown,
  roundUp,
  seriesOf,
  shownValues,
  stepAxis,
  stepsOf,
  ticksOf,
} from './curves.ts';

const train = [1, 5, 9].map((step) => ({ step, total: 600 / step, terms: [500 / step, 100 / step] }));
const test = [4, 9].map((step) => ({
  step,
  epoch: step / 10,
  images: 10,
  total: 100,
  terms: [90, 10],
  squaredError: 30,
}));

describe('the series', () => {
  it('are the single term, or the total and each term', () => {
    expect(seriesOf(['reconstruction'], String).map(({ label }) => label)).toEqual(['reconstruction']);
    const all = seriesOf(['reconstruction', 'kl', 'activityL1'], (term) => `the ${term}`);
    expect(all.map(({ label }) => label)).toEqual([
      'total',
      'the reconstruction',
      'the kl',
      'the activityL1',
    ]);
    expect(new Set(all.map(({ dash }) => dash)).size).toBe(4);
    expect(all[2]!.value(train[0]!)).toBe(100);
  });

  it('meet on one axis and can be read at any step', () => {
    expect(stepsOf(train, test)).toEqual([1, 4, 5, 9]);
    expect(pointAt(train, 8)?.step).toBe(5);
    expect(pointAt(test, 3)).toBeUndefined();
  });

  it('are drawn as one path each, and their points as dots', () => {
    const places = [
      [0, 10],
      [1.26, 5],
    ] as const;
    expect(lineThrough(places)).toBe('M0 10L1.3 5');
    expect(dotsThrough(places)).toBe('M0 10h0M1.3 5h0');
  });

  it('leave out what a logarithmic axis cannot show', () => {
    const series = seriesOf(['reconstruction', 'kl'], String).slice(1);
    const points = [
      { total: 1, terms: [Number.NaN, 0] },
      { total: 2, terms: [3, 1] },
    ];
    expect(shownValues(points, series, true)).toEqual([3, 1]);
    expect(shownValues(points, series, false)).toEqual([0, 3, 1]);
  });
});

describe('domains', () => {
  it('are round, hold all values, and keep still while values move a little', () => {
    expect(domainOf([543, 137.6, 45.5], true)).toEqual([40, 600]);
    expect(domainOf([541, 136, 45.5], true)).toEqual([40, 600]);
    expect(domainOf([29, 3], false)).toEqual([0, 30]);
    expect(domainOf([], false)).toEqual([0, 1]);
    const [low, high] = domainOf([], true);
    expect(low).toBeLessThan(high);
  });

  it('round outwards, whatever the size', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (value) => {
        expect(roundUp(value)).toBeGreaterThanOrEqual(value * 0.99999);
        expect(roundDown(value)).toBeLessThanOrEqual(value * 1.00001);
        expect(roundUp(value) / roundDown(value)).toBeLessThanOrEqual(1.67);
      }),
    );
  });

  it('have between three and twelve ticks inside', () => {
    for (const domain of [
      [40, 600],
      [100, 150],
      [0.02, 5],
      [1e-5, 1],
    ] as const) {
      const ticks = ticksOf(domain, true);
      expect(ticks.length).toBeGreaterThanOrEqual(3);
      expect(ticks.length).toBeLessThanOrEqual(12);
      expect(Math.min(...ticks)).toBeGreaterThanOrEqual(domain[0]);
      expect(Math.max(...ticks)).toBeLessThanOrEqual(domain[1]);
    }
  });
});

describe('the axis of steps', () => {
  it('counts steps at first and epochs later', () => {
    expect(stepAxis(60, 469).ticks.map(({ label }) => label)).toContain('20');
    expect(stepAxis(4690, 469).ticks.map(({ label }) => label)).toEqual([
      'epoch 0',
      'epoch 2',
      'epoch 4',
      'epoch 6',
      'epoch 8',
      'epoch 10',
    ]);
    expect(stepAxis(3, undefined).domain).toEqual([0, 10]);
  });
});
