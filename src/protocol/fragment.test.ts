import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '#catalog/experiment.ts';
import { readFragment, writeFragment } from './fragment.ts';
import { specFromFragment, specToFragment } from './urlCodec.ts';

describe('a fragment', () => {
  it('holds a lesson and an experiment, in either order', () => {
    const parts = { learn: 'linear', e: '%7B%22version%22%3A1%7D' };
    expect(writeFragment(parts)).toBe('learn=linear&e=%7B%22version%22%3A1%7D');
    expect(readFragment(`#${writeFragment(parts)}`)).toEqual(parts);
    expect(readFragment('e=%7B%22version%22%3A1%7D&learn=linear')).toEqual(parts);
    expect(specFromFragment(writeFragment(parts))).toEqual(defaultExperiment);
  });

  it('may hold only one of them, or none', () => {
    expect(readFragment('#learn=vae')).toEqual({ learn: 'vae' });
    expect(specFromFragment('#learn=vae')).toBeUndefined();
    expect(readFragment(specToFragment(defaultExperiment))).toEqual({ e: '%7B%22version%22%3A1%7D' });
    for (const other of ['', '#', '#results', 'elsewhere=1']) expect(readFragment(other)).toEqual({});
    expect(writeFragment({})).toBe('');
  });
});
