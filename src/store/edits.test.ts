/** Edits stay valid and keep what the person set. */
import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '#catalog/experiment.ts';
import { ratesIn } from '#catalog/place.ts';
import { singleSlots, slotNames } from '#catalog/slots.ts';
import {
  choiceObstacle,
  slotObstacle,
  valueObstacle,
  withChoice,
  withoutRegularizer,
  withRegularizer,
  withValue,
} from './edits.ts';

describe('withChoice', () => {
  it('reaches every entry of every slot, some only where the units are sigmoid', () => {
    const sigmoid = withValue(defaultExperiment, { kind: 'slot', slot: 'network' }, 'activation', 'sigmoid');
    for (const slot of slotNames) {
      for (const { id } of singleSlots[slot]) {
        const obstacle = choiceObstacle(defaultExperiment, slot, id);
        if (obstacle !== undefined) expect(obstacle).toMatch(/Sigmoid.*\.$/);
        const from = obstacle === undefined ? defaultExperiment : sigmoid;
        expect(withChoice(from, slot, id)[slot].id).toBe(id);
      }
    }
  });

  it('keeps a changed code size under another code', () => {
    const wide = withValue(defaultExperiment, { kind: 'slot', slot: 'code' }, 'size', 20);
    expect(withChoice(wide, 'code', 'gaussian').code.params.size).toBe(20);
  });

  it('takes the new default where nothing was changed', () => {
    expect(withChoice(defaultExperiment, 'optimizer', 'adagrad').optimizer.params).toMatchObject({
      learningRate: 1e-2,
    });
  });
});

it('adds and removes regularizers', () => {
  const added = withRegularizer(defaultExperiment, 'weightDecay');
  expect(added.regularizers).toEqual([{ id: 'weightDecay', params: { lambda: 1e-3 } }]);
  expect(withoutRegularizer(added, 'weightDecay').regularizers).toEqual([]);
});

it('adds a regularizer by another of its choices where its defaults cannot be', () => {
  const [added] = withRegularizer(defaultExperiment, 'targetSparsity').regularizers;
  expect(added).toMatchObject({ id: 'targetSparsity', params: { distance: 'l1' } });
  const sigmoid = withValue(defaultExperiment, { kind: 'slot', slot: 'code' }, 'activation', 'sigmoid');
  expect(withRegularizer(sigmoid, 'targetSparsity').regularizers[0]!.params).toMatchObject({
    distance: 'kl',
  });
});

it('finds every learning rate, wherever it stands', () => {
  const sigmoid = withValue(defaultExperiment, { kind: 'slot', slot: 'network' }, 'activation', 'sigmoid');
  const pretrained = withChoice(sigmoid, 'pretraining', 'rbm');
  const rates = (spec: typeof pretrained) => ratesIn(spec).map(({ name, value }) => [name, value]);
  expect(rates(pretrained)).toEqual([
    ['learningRate', 0.1],
    ['topLearningRate', 0.001],
    ['learningRate', 1e-3],
  ]);
  expect(rates(withChoice(defaultExperiment, 'optimizer', 'lbfgs'))).toEqual([]);
});

it('refuses values that are not allowed', () => {
  expect(() => withValue(defaultExperiment, { kind: 'training' }, 'epochs', 0)).toThrow(/training.epochs/);
});

describe('other data', () => {
  const onRing = withChoice(defaultExperiment, 'dataset', 'ring');

  it('make what cannot go with them give way', () => {
    expect(onRing.loss).toEqual({ id: 'squaredError', params: { output: 'linear' } });
    expect(onRing.network).toEqual(defaultExperiment.network);
    expect(slotObstacle(onRing, defaultExperiment, 'loss')).toMatch(
      /^Cross-entropy .* “Ring” .* squared error\.$/,
    );
    expect(slotObstacle(onRing, defaultExperiment, 'network')).toBeUndefined();
  });

  it('leave a choice of the same kind in its place with what it can have', () => {
    const sigmoid = {
      ...defaultExperiment,
      loss: { id: 'absoluteError', params: { output: 'sigmoid' } },
    } as const;
    expect(withChoice(sigmoid, 'dataset', 'ring').loss).toEqual({
      id: 'absoluteError',
      params: { output: 'linear' },
    });
    expect(withChoice(sigmoid, 'dataset', 'customers').loss).toEqual(sigmoid.loss);
  });

  it('are refused what they cannot go with, in words', () => {
    expect(choiceObstacle(onRing, 'corruption', 'occlusion')).toMatch(/^A box .* “Ring” holds no images/);
    expect(choiceObstacle(onRing, 'corruption', 'saltAndPepper')).toMatch(/mean nothing in “Ring”/);
    expect(choiceObstacle(onRing, 'loss', 'bernoulli')).toMatch(/go beyond 0 and 1/);
    const loss = { kind: 'slot', slot: 'loss' } as const;
    expect(() => withValue(onRing, loss, 'output', 'sigmoid')).toThrow(/choose linear outputs/);
    expect(valueObstacle(onRing, loss, 'output', 'sigmoid')).toMatch(/^Sigmoid outputs .* choose linear/);
    expect(valueObstacle(onRing, loss, 'output', 'linear')).toBeUndefined();
  });
});
