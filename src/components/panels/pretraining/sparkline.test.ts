import { expect, it } from 'vitest';
import { sparkline } from './sparkline.ts';

const at = (step: number, total: number) => ({ step, total, terms: [total] });
const box = { width: 100, height: 20 };

it('goes from left to right over the steps planned, with 0 at the bottom', () => {
  expect(sparkline([at(1, 8), at(5, 4), at(10, 0)], 10, box)).toBe('10.00,0.00 50.00,10.00 100.00,20.00');
});

it('leaves out what is no number, and bears with nothing at all', () => {
  expect(sparkline([at(1, 2), at(2, Number.NaN), at(4, 1)], 4, box)).toBe('25.00,0.00 100.00,10.00');
  expect(sparkline([], 10, box)).toBe('');
  expect(sparkline([at(1, 0)], 10, box)).toBe('10.00,20.00');
});
