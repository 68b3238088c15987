/** Whatever the experiment, its numbers can be swept over, and the values that are suggested are allowed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import { valuesAt } from '#catalog/place.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import { anyExperiment } from '../../../tests/support/arbitraryExperiments.ts';
import { parseValues, suggestedValues, sweepTargets, sweptSpec } from './sweepTargets.ts';

const vae = defineExperiment({
  corruption: { id: 'masking', params: { rate: 0.3 } },
  code: { id: 'gaussian', params: { size: 2, beta: 1 } },
  regularizers: [{ id: 'activityL1', params: { lambda: 1e-3 } }],
});
const targets = sweepTargets(vae);
const target = (label: string) => targets.find((one) => one.label === label)!;

describe('the targets of a sweep', () => {
  it('are all numbers but seed and epochs, the code first', () => {
    const labels = targets.map(({ label }) => label);
    expect(labels.slice(0, 2)).toEqual(['Units k', 'KL weight β']);
    expect(labels).toContain('Learning rate η');
    expect(labels).toContain('Batch size');
    expect(labels).not.toContain('Seed');
    expect(labels).not.toContain('Epochs');
  });

  it('suggest values around the present one', () => {
    expect(suggestedValues(target('Units k'))).toEqual([1, 2, 4, 8, 16]);
    expect(suggestedValues(target('KL weight β'))).toEqual([0, 0.5, 1, 2, 4]);
    expect(suggestedValues(target('Learning rate η'))).toEqual([1e-4, 3e-4, 1e-3, 3e-3, 1e-2]);
  });

  it('suggest nothing out of range, whatever the experiment', () => {
    fc.assert(
      fc.property(anyExperiment, (experiment) => {
        for (const { param, value } of sweepTargets(parseSpec(experiment))) {
          const values = suggestedValues({ param, value });
          expect(values.every((one) => one >= param.min && one <= param.max)).toBe(true);
          expect(values.length).toBeGreaterThan(0);
          expect(new Set(values).size).toBe(values.length);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('values to sweep over', () => {
  it('are read in any order and kept once', () => {
    expect(parseValues('8, 2 2;4', vae, target('Units k'))).toEqual({
      values: [2, 4, 8],
      problem: undefined,
    });
    expect(parseValues('1e-3 0.01', vae, target('Learning rate η')).values).toEqual([0.001, 0.01]);
  });

  it.each([
    ['2, x', /numbers with commas/],
    ['2', /at least 2/],
    [Array.from({ length: 17 }, (_, i) => i + 1).join(' '), /at most 16/],
    ['2, 500', /128/],
    ['2, 2.5', /whole number/],
  ])('are refused: %s', (text, problem) => {
    expect(parseValues(text, vae, target('Units k')).problem).toMatch(problem);
  });

  it('make experiments that differ in nothing else', () => {
    const spec = sweptSpec(vae, target('KL weight β'), 4, 3);
    expect(valuesAt(spec, { kind: 'slot', slot: 'code' })).toMatchObject({ size: 2, beta: 4 });
    expect(spec.training.epochs).toBe(3);
    expect({ ...spec, code: vae.code, training: vae.training }).toEqual(vae);
  });
});
