/** The sweeps among runs, and what each of their runs cost and lost. */
import { describe, expect, it } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import type { KeptRun } from '#protocol/keptRun.ts';
import { keptRun } from '../../../../tests/support/keptRuns.ts';
import { costsOf, isWide, pointsOf, sweepsIn } from './points.ts';

const mark = (id: string, value: number) => ({ id, label: 'Units k', symbol: 'k', value });
const ofSize = (codeSize: number, part: Partial<KeptRun> = {}) =>
  keptRun({ id: `k${codeSize}`, codeSize, sweep: mark('s', codeSize), ...part });

describe('sweeps', () => {
  it('are the runs of one mark, by their values', () => {
    const sweeps = sweepsIn([ofSize(8), keptRun(), ofSize(2), ofSize(4, { sweep: mark('other', 4) })]);
    expect(sweeps.map(({ id, runs }) => [id, runs.map(({ codeSize }) => codeSize)])).toEqual([
      ['s', [2, 8]],
      ['other', [4]],
    ]);
    expect(sweeps[0]?.name).toBe('Units k, MNIST digits, 2 runs');
  });

  it('give a point for each run that was measured, with PCA at its size', () => {
    const [sweep] = sweepsIn([ofSize(2), ofSize(8)]);
    expect(pointsOf(sweep!, 'value').map(({ x, y, pca }) => [x, y, pca])).toEqual([
      [2, 45, 55],
      [8, 45, 55],
    ]);
    const empty = new Float64Array();
    const none = { steps: empty, totals: empty, terms: empty, images: empty };
    const unmeasured = ofSize(8, { test: { ...none, squaredErrors: empty, pcaSquaredErrors: empty } });
    expect(pointsOf(sweepsIn([unmeasured])[0]!, 'value')).toEqual([]);
  });

  it('offer the rate where there is one, and the code size where it varies for another reason', () => {
    expect(costsOf(sweepsIn([ofSize(2), ofSize(8)])[0]!)).toEqual(['value']);
    const vae = (beta: number) =>
      keptRun({
        ...{ id: `b${beta}`, terms: ['reconstruction', 'kl'], outcome: 'finished', sweep: mark('b', beta) },
        spec: defineExperiment({ code: { id: 'gaussian', params: { size: 2, beta } } }),
        test: { ...keptRun().test, terms: Float64Array.of(280, 10, 182, 28) },
      });
    const [sweep] = sweepsIn([vae(1), vae(4)]);
    expect(costsOf(sweep!)).toEqual(['value', 'rate']);
    expect(pointsOf(sweep!, 'rate').map(({ x }) => x)).toEqual([7, 28]);
  });

  it('are drawn on a logarithm where they span much', () => {
    expect(
      [
        [1, 8],
        [0, 8],
        [2, 8],
      ].map((xs) => isWide(xs.map((x) => ({ x })))),
    ).toEqual([true, false, false]);
  });
});
