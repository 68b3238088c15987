/** The lines and numbers of kept runs. */
import { describe, expect, it } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import { keptRun } from '../../../tests/support/keptRuns.ts';
import { finalsOf, hasRateLine, rateOf, testLine, trainLine } from './measures.ts';
import { formatSeconds } from './words.ts';

const twoTerms = keptRun({
  terms: ['reconstruction', 'kl'],
  spec: defineExperiment({ code: { id: 'gaussian', params: { size: 2, beta: 4 } } }),
  outcome: 'finished',
  test: {
    steps: Float64Array.of(50, 100, 100),
    totals: Float64Array.of(290, 220, 210),
    terms: Float64Array.of(280, 10, 190, 30, 182, 28),
    images: Float64Array.of(10, 10, 100),
    squaredErrors: Float64Array.of(60, 46, 45),
    pcaSquaredErrors: Float64Array.of(55, 55, Number.NaN),
  },
});

describe('lines', () => {
  it('go by step, epoch or seconds', () => {
    const run = keptRun();
    const xs = (axis: 'step' | 'epoch' | 'seconds') => trainLine(run, 'total', axis).map(({ x }) => x);
    expect(xs('step')).toEqual([1, 50, 100]);
    expect(xs('epoch')).toEqual([0.02, 1, 2]);
    expect(xs('seconds')).toEqual([0.04, 2, 4]);
  });

  it('take the first term, the total or the squared error, each step once', () => {
    expect(testLine(twoTerms, 'reconstruction', 'step')).toEqual([
      { x: 50, y: 280 },
      { x: 100, y: 182 },
    ]);
    expect(testLine(twoTerms, 'squaredError', 'step').at(-1)?.y).toBe(45);
    expect(trainLine(twoTerms, 'squaredError', 'step')).toEqual([]);
    expect(testLine(twoTerms, 'rate', 'step')).toEqual([
      { x: 50, y: 2.5 },
      { x: 100, y: 7 },
    ]);
  });

  it('of the KL are there only where its weight stayed', () => {
    const changed = { ...twoTerms, marks: [{ step: 60, label: 'KL weight 1 → 4' }] };
    const longer = { ...twoTerms, marks: [{ step: 60, label: 'Epochs 1 → 2' }] };
    expect([twoTerms, longer, changed, keptRun()].map(hasRateLine)).toEqual([true, true, false, false]);
    expect(testLine(changed, 'rate', 'step')).toEqual([]);
    expect(testLine(keptRun(), 'rate', 'step')).toEqual([]);
    expect(rateOf(changed)).toBe(7);
  });
});

describe('the last numbers', () => {
  it('are those of the last test, and PCA’s over as many images', () => {
    expect(finalsOf(twoTerms)).toEqual({
      ...{ squaredError: 45, pcaSquaredError: undefined, loss: 210 },
      terms: [
        { name: 'reconstruction', value: 182 },
        { name: 'kl', value: 28 },
      ],
    });
    const onAll = { ...twoTerms.test, pcaSquaredErrors: Float64Array.of(55, 55, 56) };
    expect(finalsOf({ ...twoTerms, test: onAll }).pcaSquaredError).toBe(56);
    const onFew = { ...twoTerms.test, images: Float64Array.of(10, 10, 10) };
    expect(finalsOf({ ...twoTerms, test: onFew }).pcaSquaredError).toBe(55);
    const none = { ...keptRun().test, steps: new Float64Array(), squaredErrors: new Float64Array() };
    expect(finalsOf(keptRun({ test: none })).squaredError).toBeUndefined();
  });

  it('give the rate without its weight, where there is one', () => {
    expect(rateOf(twoTerms)).toBe(7);
    expect(rateOf(keptRun())).toBeUndefined();
    const { code } = twoTerms.spec;
    if (code.id !== 'gaussian') throw new Error('Not the code that was set.');
    const warming = { ...twoTerms.spec, code: { ...code, params: { ...code.params, warmUp: 0.5 } } };
    expect(rateOf({ ...twoTerms, spec: warming, outcome: 'paused' })).toBeUndefined();
  });

  it('say how long it took', () => {
    expect([4.25, 125].map(formatSeconds)).toEqual(['4.3 s', '2 min 5 s']);
  });
});
