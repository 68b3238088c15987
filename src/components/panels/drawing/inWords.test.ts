import { expect, it } from 'vitest';
import { comparisonOf, percentOf, verdictOf } from './inWords.ts';

it.each([
  [0, 'Like'],
  [0.899, 'Like'],
  [0.9, 'Somewhat unlike'],
  [0.99, 'Unlike'],
  [1, 'Unlike'],
])('%d is %s', (share, words) => {
  expect(verdictOf(share)).toBe(`${words} the training data`);
});

it('says nothing where there is nothing to compare with', () => {
  expect(verdictOf(Number.NaN)).toBe('Nothing to compare with');
});

it.each([
  [0, 0],
  [0.001, 1],
  [0.5, 50],
  [0.9996, 99],
  [1, 100],
])('%d is %d per cent', (share, percent) => {
  expect(percentOf(share)).toBe(percent);
});

it('names how many it was compared with', () => {
  expect(comparisonOf(0.97, 1000)).toBe('It comes back worse than 97 % of 1,000 test images.');
});
