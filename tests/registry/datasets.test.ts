/** Every generated data set of points or rows is what it says: its shapes fit, its values are finite, and its seed determines it. */
import { describe, expect, it } from 'vitest';
import { type DatasetDefinition, isWithinUnit } from '#catalog/datasets/dataset.ts';
import { datasets } from '#catalog/datasets/index.ts';
import { valuesOf } from '#engine/data/images.ts';
import { generatedData } from '../support/generated.ts';

const all: readonly DatasetDefinition[] = datasets;
// Thousands of digits take their time, and have tests of their own.
const generated = all.filter(({ kind, origin }) => kind !== 'image' && origin.kind === 'generated');

describe.each(generated)('$label', (definition) => {
  const { data, shares } = generatedData(definition, 1);

  it('is of the kind it says', () => {
    expect(data.kind).toBe(definition.kind);
  });

  it('has as many values and labels as items, all of them finite', () => {
    for (const split of [data.train, data.test]) {
      const values = valuesOf(split);
      expect(split.count).toBeGreaterThan(0);
      expect(split.labels).toHaveLength(split.count);
      expect(values).toHaveLength(split.count * data.width * data.height);
      expect(values.every(Number.isFinite)).toBe(true);
      expect(Math.max(...split.labels)).toBeLessThan(data.classNames.length);
    }
  });

  it('stays within [0, 1] if it says so', () => {
    const isInside = [data.train, data.test].every((split) =>
      valuesOf(split).every((value) => value >= 0 && value <= 1),
    );
    expect(isInside).toBe(isWithinUnit(definition.kind));
  });

  it('tells its progress, never backwards', () => {
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
    expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
  });

  it('is determined by its seed', () => {
    expect(generatedData(definition, 1).data.train).toEqual(data.train);
  });
});
