import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '#catalog/experiment.ts';
import { catalogCases } from '#engine/gradientCases.ts';
import { anyExperiment } from '../../tests/support/arbitraryExperiments.ts';
import { HourglassError } from './errors.ts';
import { parseSpec } from './parseSpec.ts';
import { specFromFragment, specToFragment } from './urlCodec.ts';

describe('an experiment in an address', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(anyExperiment, (experiment) => {
        const spec = parseSpec(experiment);
        expect(specFromFragment(specToFragment(spec))).toEqual(spec);
        expect(specFromFragment(`#${specToFragment(spec)}`)).toEqual(spec);
        expect(parseSpec(JSON.parse(JSON.stringify(spec)))).toEqual(spec);
      }),
    );
  });

  it.each(catalogCases(parseSpec))('comes back for $name', ({ experiment }) => {
    expect(specFromFragment(specToFragment(experiment))).toEqual(experiment);
  });

  it('names only what differs from the defaults', () => {
    expect(specToFragment(defaultExperiment)).toBe(`e=${encodeURIComponent('{"version":1}')}`);
    const changed = parseSpec({
      seed: 1,
      code: { id: 'gaussian', params: { beta: 4 } },
      training: { epochs: 2 },
    });
    expect(JSON.parse(decodeURIComponent(specToFragment(changed).slice(2)))).toEqual({
      version: 1,
      seed: 1,
      code: { id: 'gaussian', params: { beta: 4 } },
      training: { epochs: 2 },
    });
  });

  it('uses only characters that every address may hold', () => {
    fc.assert(
      fc.property(anyExperiment, (experiment) => {
        expect(specToFragment(parseSpec(experiment))).toMatch(/^e=[\w.!~*'()%-]*$/);
      }),
    );
  });
});

describe('a fragment', () => {
  it.each(['', '#', '#about', 'f=1'])('that names no experiment, %j, is none', (fragment) => {
    expect(specFromFragment(fragment)).toBeUndefined();
  });

  it.each([
    ['cut inside a character', '#e=%7B%22seed%2', 'spec/url'],
    ['cut inside the JSON', '#e=%7B%22seed%22', 'spec/json'],
    ['of an unknown choice', `#e=${encodeURIComponent('{"code":{"id":"x"}}')}`, 'spec/invalid'],
  ])('%s is refused with a code', (_, fragment, code) => {
    expect(() => specFromFragment(fragment)).toThrow(expect.objectContaining({ code }));
  });

  it('never makes it throw anything but a HourglassError', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        try {
          specFromFragment(`e=${text}`);
        } catch (error) {
          expect(error).toBeInstanceOf(HourglassError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
