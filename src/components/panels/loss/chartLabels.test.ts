/** Where the chart's texts stand. Not how they are drawn. */
import { describe, expect, it } from 'vitest';
import { belowFloor, floorLabel, markLabel, tickText } from './chartLabels.ts';

const marks = [10, 20, 60, 90].map((step) => ({ step, label: `at ${step}` }));

describe('the text of a mark', () => {
  it('stands on the wider side of its line, for the last three', () => {
    expect(marks.map((_, i) => markLabel(marks, i, 100)?.position)).toEqual([
      undefined,
      'insideTopLeft',
      'insideTopRight',
      'insideTopRight',
    ]);
  });
});

describe('the text of the floor', () => {
  it('keeps clear of marks', () => {
    expect(floorLabel(70, [], 100, [50, 500], false).position).toBe('insideTopLeft');
    expect(floorLabel(70, marks.slice(0, 1), 100, [50, 500], false).position).toBe('insideTopRight');
    expect(floorLabel(70, marks.slice(3), 100, [50, 500], false).position).toBe('insideTopLeft');
  });

  it('says whose floor it is where other curves stand beside', () => {
    expect(floorLabel(70, [], 100, [50, 500], false).value).toBe('entropy floor 70.00');
    expect(floorLabel(70, [], 100, [50, 500], true).value).toBe('floor of reconstruction 70.00');
  });

  it('keeps clear of the axis', () => {
    expect(floorLabel(20, [], 100, [0, 500], false).position).toBe('insideBottomLeft');
    expect(floorLabel(70, [], 100, [0, 500], false).position).toBe('insideTopLeft');
    expect(belowFloor(70, 500)).toBeLessThan(0.8 * 70);
    expect(belowFloor(70, 71)).toBe(0.8 * 70);
  });
});

it('numbers of the axis are short', () => {
  expect([100, 0.5, 0.001, 0.0001, 2e-5, 0].map(tickText)).toEqual([
    '100',
    '0.5',
    '0.001',
    '1e−4',
    '2e−5',
    '0',
  ]);
});
