import { describe, expect, it } from 'vitest';
import { areaOf, countTicks, linearTicks, powerTicks, shareIn } from './plot.ts';

describe('ticks', () => {
  it('are round numbers inside the domain', () => {
    expect(linearTicks([0, 1], 200).map(({ text }) => text)).toEqual(['0.0', '0.5', '1.0']);
    for (const { share } of linearTicks([-3.2, 7.7], 500)) {
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }
  });

  it('of a logarithmic axis are powers of ten, never too many', () => {
    expect(powerTicks([-1.5, 1.2]).map(({ text }) => text)).toEqual(['0.1', '1', '10']);
    expect(powerTicks([-1.5, 1.2])[1]!.share).toBeCloseTo(1.5 / 2.7);
    expect(powerTicks([-20, 3]).length).toBeLessThanOrEqual(7);
    expect(powerTicks([-6.1, -3.9]).map(({ text }) => text)).toEqual(['1e−6', '1e−5', '1e−4']);
    expect(powerTicks([0.8, 1.4]).map(({ text }) => text)).toEqual(['10', '20']);
  });

  it('of counts are whole', () => {
    expect(countTicks(1, 200).map(({ text }) => text)).toEqual(['0', '1']);
    expect(countTicks(2000, 200).map(({ text }) => text)).toEqual(['0', '500', '1,000', '1,500', '2,000']);
  });
});

it('a domain without width has its value in the middle', () => {
  expect(shareIn([2, 2], 2)).toBe(0.5);
  expect(shareIn([0, 4], 1)).toBe(0.25);
});

it('the area leaves room for the numbers, whatever the size', () => {
  const area = areaOf({ width: 300, height: 200 }, { title: true });
  expect(area.left + area.width).toBeLessThanOrEqual(300);
  expect(area.top + area.height).toBeLessThanOrEqual(200);
  expect(areaOf({ width: 0, height: 0 }).height).toBe(1);
});
