/** What runs are called, and how they are found. */
import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '#catalog/experiment.ts';
import { recipes } from '#catalog/recipes/index.ts';
import { keptRun } from '../../../tests/support/keptRuns.ts';
import { withChoice, withValue } from '../edits.ts';
import { nameOf } from './naming.ts';
import { runsWith } from './search.ts';

const vae = recipes.find(({ id }) => id === 'vae')!;

describe('a run without a name', () => {
  it.each(recipes)('is called after its recipe: $label', ({ label, experiment }) => {
    expect(nameOf(keptRun({ spec: { ...experiment, seed: 7 } }))).toBe(label);
  });

  it('is called after the nearest recipe and what differs, or after its settings', () => {
    const strong = withValue(vae.experiment, { kind: 'slot', slot: 'code' }, 'beta', 3);
    expect(nameOf(keptRun({ spec: strong }))).toMatch(/, β \d+ → 3$/);
    const odd = withChoice(withChoice(defaultExperiment, 'code', 'kSparse'), 'loss', 'absoluteError');
    expect(nameOf(keptRun({ spec: odd }))).toMatch(/^Code Plain → .* and \d more$/);
  });

  it('of a sweep is called after its value; a given name comes first', () => {
    const sweep = { id: 's', label: 'KL weight β', symbol: 'β', value: 4 };
    expect(nameOf(keptRun({ sweep }))).toBe('β 4');
    expect(nameOf(keptRun({ sweep, name: 'mine' }))).toBe('mine');
  });
});

describe('search', () => {
  const runs = [
    keptRun({ id: 'a', name: 'First try' }),
    keptRun({ id: 'b', note: 'blurred 4s', spec: vae.experiment, codeSize: 20 }),
    keptRun({ id: 'c', spec: withChoice(defaultExperiment, 'dataset', 'fashion-mnist') }),
  ];
  it.each([
    ['', 'abc'],
    ['TRY first', 'a'],
    ['variational', 'b'],
    ['blurred variational', 'b'],
    ['fashion', 'c'],
    ['k 20', 'b'],
    ['nothing of the kind', ''],
  ])('finds “%s”', (words, found) => {
    expect(
      runsWith(words, runs)
        .map(({ id }) => id)
        .join(''),
    ).toBe(found);
  });
});
