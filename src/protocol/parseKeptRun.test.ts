/** Runs of every version that was ever written are read; anything else is refused in plain words. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsIn } from '../../tests/support/keptRuns/columnsIn.ts';
import versionOne from '../../tests/support/keptRuns/version1.json' with { type: 'json' };
import { keptRun } from '../../tests/support/keptRuns.ts';
import { HourglassError } from './errors.ts';
import { parseKeptRun } from './parseKeptRun.ts';

describe('a kept run', () => {
  it('of version 1 is read as it was written', () => {
    const run = parseKeptRun(columnsIn(versionOne));
    expect(run.name).toBe('Two units, a note beside it');
    expect(run.spec.code).toEqual({ id: 'gaussian', params: { size: 2, beta: 4, warmUp: 0, capacity: 0 } });
    expect([...run.test.squaredErrors]).toEqual([52.5, 44.25]);
    expect(run.thumbnails?.originals).toHaveLength(8);
    expect(run.sweep?.value).toBe(4);
  });

  it('is the same after it was stored', () => {
    const codec = { squaredError: 45, trustworthiness: 0.9, continuity: 0.8 };
    const run = keptRun({
      marks: [{ step: 60, label: 'KL weight 1 → 4' }],
      measures: {
        ...{ step: 100, autoencoder: codec, pca: codec },
        variational: { elbo: -200, iwae: -199, draws: 20, activeUnits: 2 },
      },
    });
    expect(parseKeptRun(structuredClone(run))).toEqual(run);
  });

  it.each([
    ['a later version', { version: 2 }],
    ['columns of different lengths', { clock: { steps: Float64Array.of(1), seconds: new Float64Array(0) } }],
    ['settings that there are not', { spec: { version: 1, loss: { id: 'no such loss' } } }],
    ['no terms', { terms: [] }],
    ['measures that are no numbers', { measures: { step: 100, autoencoder: { squaredError: 'low' } } }],
    ['a change without a step', { marks: [{ label: 'KL weight 1 → 4' }] }],
  ])('is refused with %s', (_, part) => {
    expect(() => parseKeptRun({ ...keptRun(), ...part })).toThrow(HourglassError);
  });

  it('is never made of something else', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        expect(() => parseKeptRun(input)).toThrow(HourglassError);
      }),
    );
  });
});
