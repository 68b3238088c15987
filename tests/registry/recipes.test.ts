/** Every recipe is a valid experiment and trains: on few generated digits, or on the points or the table it names. */
import { beforeAll, describe, expect, it } from 'vitest';
import { recipes } from '#catalog/recipes/index.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import { specFromFragment, specToFragment } from '#protocol/urlCodec.ts';
import { alive, useBackend } from '../support/backends.ts';
import { fewItemsFor } from '../support/generated.ts';
import { trainSteps, withTrainer } from '../support/training.ts';

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const unique = (values: readonly unknown[]) => new Set(values).size === values.length;

describe('the recipes', () => {
  it('differ in id, label and experiment', () => {
    expect(unique(recipes.map(({ id }) => id))).toBe(true);
    expect(unique(recipes.map(({ label }) => label))).toBe(true);
    expect(unique(recipes.map(({ experiment }) => JSON.stringify(experiment)))).toBe(true);
  });
});

describe.each(recipes)('$label', (recipe) => {
  beforeAll(() => useBackend('simd'));

  it('says what it is, where it comes from and what to look at', () => {
    for (const text of [recipe.summary, recipe.lookAt]) expect(text).toMatch(/\.$/);
    for (const text of [recipe.formula, recipe.source.authors, recipe.source.title]) {
      expect(text.trim()).not.toBe('');
    }
  });

  it('is a whole experiment: nothing is missing, nothing is refused', () => {
    expect(parseSpec(json(recipe.experiment))).toEqual(recipe.experiment);
    expect(json(recipe.experiment)).toEqual(recipe.experiment);
    expect(specFromFragment(specToFragment(recipe.experiment))).toEqual(recipe.experiment);
  });

  it('trains: 20 finite steps, downhill, nothing leaked', async () => {
    const before = alive();
    const experiment = { ...recipe.experiment, training: { batchSize: 32, epochs: 1 } };
    const totals = await withTrainer(experiment, fewItemsFor(experiment), (trainer) =>
      trainSteps(trainer, 20),
    );
    expect(totals.every(Number.isFinite)).toBe(true);
    expect(totals.at(-1)).toBeLessThan(totals[0]!);
    expect(alive()).toEqual(before);
  });
});
