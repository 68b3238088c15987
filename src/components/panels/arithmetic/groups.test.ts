/** Which groups are offered and taken at first. Not their means: engine/probes/exploring.test.ts. */
import { expect, it } from 'vitest';
import { firstOperands, groupOf, meanName, optionsFor } from './groups.ts';

const letters = { labels: Uint8Array.of(0, 2, 1), classNames: ['a', 'b', 'c'] };
const alike = { labels: Uint8Array.of(0, 0, 0), classNames: ['picture'] };

it('takes the own class away and adds the next one at first, round in a circle', () => {
  expect(firstOperands(letters, 2)).toEqual({ plus: 2, minus: 1 });
  expect(firstOperands(letters, 1)).toEqual({ plus: 0, minus: 2 });
});

it('leaves out classes that no image is of', () => {
  const fromOne = { labels: Uint8Array.of(1, 2), classNames: ['0', '1', '2'] };
  expect(firstOperands(fromOne, 1)).toEqual({ plus: 1, minus: 2 });
  expect(optionsFor(fromOne, 0).map(({ value }) => groupOf(value))).toEqual(['selected', 'all', 1, 2]);
});

it('asks for a selection at first where there is one class only', () => {
  expect(firstOperands(alike, 0)).toEqual({ plus: 'selected', minus: 'all' });
  expect(optionsFor(alike, 0).map(({ value }) => value)).toEqual(['selected', 'all']);
});

it('offers what it can read back, and says how many images are selected', () => {
  const offered = optionsFor(letters, 1200);
  expect(offered.map(({ value }) => groupOf(value))).toEqual(['selected', 'all', 0, 1, 2]);
  expect(offered[0]).toMatchObject({ detail: '1,200 on the map' });
  expect(optionsFor(letters, 0)[0]).toMatchObject({ detail: expect.stringContaining('none yet') });
});

it('names the terms of a sum', () => {
  expect(([2, 'selected', 'all'] as const).map((group) => meanName(group, letters))).toEqual([
    'mean of c',
    'selected mean',
    'mean of all',
  ]);
});
