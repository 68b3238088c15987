/** Live changes tune, all others restart: as the schemas say. */
import { describe, expect, it } from 'vitest';
import { withValue } from '#store/edits.ts';
import { changesBetween, decisiveFirst, differencesBetween, summaryOf } from './changes.ts';
import { defaultExperiment, defineExperiment, type ExperimentSpec } from './experiment.ts';
import { placesOf, schemaAt, valuesAt } from './place.ts';

const full = defineExperiment({
  corruption: { id: 'masking', params: { rate: 0.3 } },
  code: { id: 'gaussian', params: { size: 4, beta: 1 } },
  regularizers: [{ id: 'activityL1', params: { lambda: 1e-3 } }],
});

describe('changesBetween', () => {
  it('finds nothing between equals, whatever the order of entries', () => {
    const { params } = defaultExperiment.optimizer;
    const turned = Object.fromEntries(Object.entries(params).toReversed());
    const same = { ...defaultExperiment, optimizer: { id: 'adam', params: turned } };
    expect(changesBetween(defaultExperiment, JSON.parse(JSON.stringify(same)))).toEqual([]);
  });

  it('calls a change live exactly where the schema does', () => {
    for (const place of placesOf(full)) {
      for (const [name, param] of Object.entries(schemaAt(full, place))) {
        if (param.kind !== 'number') continue;
        const other = valuesAt(full, place)[name] === param.min ? param.max : param.min;
        const changes = changesBetween(full, withValue(full, place, name, other));
        expect(changes.map(({ isLive }) => isLive)).toEqual([param.live]);
      }
    }
  });

  it('can be told with what called for a new run first', () => {
    const more = withValue({ ...full, seed: 7 }, { kind: 'training' }, 'epochs', 6);
    const changes = changesBetween(full, more);
    expect(changes.map(({ isLive }) => isLive).toSorted()).toEqual([false, true]);
    expect(summaryOf(decisiveFirst(changes))).toBe('Seed 42 → 7 and 1 more');
  });

  it('restarts for another choice, layer or regularizer', () => {
    const others: readonly ExperimentSpec[] = [
      { ...full, loss: { id: 'squaredError', params: { output: 'linear' } } },
      withValue(full, { kind: 'slot', slot: 'network' }, 'widths', [512]),
      { ...full, regularizers: [] },
    ];
    for (const other of others) {
      const changes = changesBetween(full, other);
      expect(changes).toHaveLength(1);
      expect(changes[0]?.isLive).toBe(false);
    }
  });

  it('says what changed from what to what', () => {
    const slower = withValue(full, { kind: 'slot', slot: 'optimizer' }, 'learningRate', 0.01);
    expect(changesBetween(full, slower)[0]?.label).toBe('Learning rate 0.001 → 0.01');
  });
});

describe('differencesBetween', () => {
  const words = (before: ExperimentSpec, after: ExperimentSpec) =>
    differencesBetween(before, after).map(({ place, symbol, name, before: from, after: to }) =>
      [place, symbol ?? name, from, to].join(' '),
    );

  it('names places, symbols and both values', () => {
    const stronger = withValue(full, { kind: 'slot', slot: 'code' }, 'beta', 4);
    const both = withValue(stronger, { kind: 'regularizer', id: 'activityL1' }, 'lambda', 0.01);
    expect(words(full, both)).toEqual(['Code β 1 4', 'Activity L1 λ 0.001 0.01']);
    expect(words(full, full)).toEqual([]);
  });

  it('tells of other choices and of values beside them, but not of values that only one has', () => {
    const other = { ...withValue(full, { kind: 'training' }, 'epochs', 2), code: defaultExperiment.code };
    expect(words(full, { ...other, regularizers: [] })).toEqual([
      'Code Code Gaussian Plain',
      'Regularizers Regularizers Activity L1 none',
      'Training Epochs 10 2',
    ]);
  });
});
