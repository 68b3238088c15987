/** Edits stay valid and keep what the person set. */
import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '#catalog/experiment.ts';
import { singleSlots, slotNames } from '#catalog/slots.ts';
import { withChoice, withoutRegularizer, withRegularizer, withValue } from './edits.ts';

describe('withChoice', () => {
  it('reaches every entry of every slot', () => {
    for (const slot of slotNames) {
      for (const { id } of singleSlots[slot])
        expect(withChoice(defaultExperiment, slot, id)[slot].id).toBe(id);
    }
  });

  it('keeps a changed code size under another code', () => {
    const wide = withValue(defaultExperiment, { kind: 'slot', slot: 'code' }, 'size', 20);
    expect(withChoice(wide, 'code', 'gaussian').code.params.size).toBe(20);
  });

  it('takes the new default where nothing was changed', () => {
    expect(withChoice(defaultExperiment, 'optimizer', 'momentum').optimizer.params.learningRate).toBe(1e-3);
  });
});

it('adds and removes regularizers', () => {
  const added = withRegularizer(defaultExperiment, 'weightDecay');
  expect(added.regularizers).toEqual([{ id: 'weightDecay', params: { lambda: 1e-3 } }]);
  expect(withoutRegularizer(added, 'weightDecay').regularizers).toEqual([]);
});

it('refuses values that are not allowed', () => {
  expect(() => withValue(defaultExperiment, { kind: 'training' }, 'epochs', 0)).toThrow(/training.epochs/);
});
