import { expect, it } from 'vitest';
import { isAfterGap } from './gaps.ts';

const gapsIn = (...steps: readonly number[]) => {
  const history = steps.map((step) => ({ step }));
  return steps.filter((_, at) => isAfterGap(history, at));
};

it('is a stride far longer than those on both sides of it', () => {
  expect(gapsIn(0, 5, 11, 15, 90, 96, 100)).toEqual([90]);
  expect(gapsIn(0, 5, 11, 15, 25, 30, 34)).toEqual([]);
});

it('is none where the training only became faster, or slower', () => {
  expect(gapsIn(0, 5, 10, 100, 190, 280)).toEqual([]);
  expect(gapsIn(0, 90, 180, 185, 190)).toEqual([]);
});

it('cannot be told at the ends', () => {
  expect(gapsIn(0, 500, 505, 510, 900)).toEqual([]);
  expect(gapsIn()).toEqual([]);
});
