/** What the chart of runs shows, and how its values are read. */
import { describe, expect, it } from 'vitest';
import { keptRun } from '../../../../tests/support/keptRuns.ts';
import { extentOf, linesOf, pcaLines, yNameOf } from './lines.ts';

const untested = {
  ...keptRun().test,
  ...{ steps: new Float64Array(), totals: new Float64Array(), terms: new Float64Array() },
};
const runs = [keptRun({ name: 'first' }), keptRun({ id: 'b', name: 'second', steps: 100 })];

describe('the lines of runs', () => {
  it('have names, and PCA’s error only beside squared errors', () => {
    expect(linesOf(runs, 'squaredError', 'epoch').map(({ name, pca }) => [name, pca])).toEqual([
      ['first', 55],
      ['second', 55],
    ]);
    expect(linesOf(runs, 'total', 'epoch').map(({ pca }) => pca)).toEqual([undefined, undefined]);
  });

  it('are read at test points, or in training where there are none', () => {
    expect(linesOf(runs, 'total', 'step')[0]?.points.map(({ y }) => y)).toEqual([290, 210]);
    const [line] = linesOf([keptRun({ test: untested })], 'total', 'step');
    expect(line?.points.map(({ y }) => y)).toEqual([500, 300, 200]);
  });

  it('draw PCA once for each code size', () => {
    expect(pcaLines(linesOf(runs, 'squaredError', 'step'))).toEqual([{ y: 55, codeSize: 2 }]);
  });

  it('have room for all that can be shown', () => {
    expect(extentOf(linesOf(runs, 'total', 'step'), false)).toEqual({ end: 100, least: 200, most: 500 });
    const { least, most } = extentOf(linesOf(runs, 'squaredError', 'step'), true);
    expect([least, most]).toEqual([45, 60]);
    expect(extentOf([], true).least).toBeGreaterThan(0);
  });

  it('name their unit if they share it', () => {
    expect(yNameOf(runs, 'total')).toBe('Loss, nats');
    expect(yNameOf(runs, 'squaredError')).toBe('Squared error');
    const squared = keptRun({
      spec: { ...keptRun().spec, loss: { id: 'squaredError', params: { output: 'linear' } } },
    });
    expect(yNameOf([keptRun(), squared], 'total')).toBe('Loss');
  });
});
