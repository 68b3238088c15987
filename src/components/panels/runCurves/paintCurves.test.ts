/** The keys go along a run, and from run to run. */
import { expect, it } from 'vitest';
import { keptRun } from '../../../../tests/support/keptRuns.ts';
import { linesOf } from './lines.ts';
import { readableOf } from './paintCurves.ts';

const rgb = [0, 0, 0] as const;
const colors = {
  ...{ background: rgb, surface: rgb, sunk: rgb, ink: rgb, muted: rgb, line: rgb, sand: rgb },
  ...{ accent: rgb, pca: rgb, positive: rgb, negative: rgb, classes: [rgb] },
};
const runs = [keptRun({ name: 'first' }), keptRun({ id: 'b', name: 'second' })];
const lines = linesOf(runs, 'squaredError', 'epoch');
const readable = readableOf({ lines, isLog: false, axis: 'epoch', yName: '', colors });
const size = { width: 400, height: 300 };

it('reads each value with its run', () => {
  expect(readable.count).toBe(4);
  expect(readable.reading(1)).toBe('first: 45.00 at epoch 2.00');
});

it('moves along a run to its end, and to the same place of another', () => {
  expect(readable.next?.(0, 'right', size)).toBe(1);
  expect(readable.next?.(1, 'right', size)).toBe(1);
  expect(readable.next?.(1, 'down', size)).toBe(3);
  expect(readable.next?.(3, 'up', size)).toBe(1);
  expect(readable.next?.(3, 'down', size)).toBe(3);
});

it('finds the value under a place, and none far from all', () => {
  // The last point stands at the right end.
  expect(readable.indexAt(392, 300 - 18 - (45 / 63) * 262, size)).toBe(1);
  expect(readable.indexAt(60, 30, size)).toBeUndefined();
});
