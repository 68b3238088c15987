/** The classes under a saved map stand beside each other, and go on below where there is no room. */
import { expect, it } from 'vitest';
import { layLegend } from './legendLayout.ts';

it('needs no room without classes', () => {
  expect(layLegend([], 400)).toEqual({ entries: [], height: 0 });
});

it('breaks before a name that would reach over the edge, and never without need', () => {
  const { entries, height } = layLegend([60, 60, 60], 200);
  expect(entries).toEqual([
    { x: 8, y: 8 },
    { x: 97, y: 8 },
    { x: 8, y: 28 },
  ]);
  expect(height).toBe(56);
});

it('gives a name that is wider than the picture a row of its own', () => {
  expect(layLegend([300, 10], 100).entries.map(({ y }) => y)).toEqual([8, 28]);
});
