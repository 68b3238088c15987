import { expect, it } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import { companionsBeside } from './companionsBeside.ts';

it('are those that learn in every step, not those that learned before', () => {
  const experiment = defineExperiment({
    code: { id: 'plain' },
    regularizers: [
      { id: 'featureLoss', params: {} },
      { id: 'adversary', params: {} },
    ],
  });
  expect(companionsBeside(experiment)).toEqual([
    { id: 'adversary', label: 'Discriminator', help: expect.stringContaining('2 ln 2') },
  ]);
  expect(companionsBeside(defineExperiment({ code: { id: 'plain' } }))).toEqual([]);
});
