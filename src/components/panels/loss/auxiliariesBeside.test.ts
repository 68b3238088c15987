import { expect, it } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import { auxiliariesBeside } from './auxiliariesBeside.ts';

it('are those that learn in every step, not those that learned before', () => {
  const experiment = defineExperiment({
    code: { id: 'plain' },
    regularizers: [
      { id: 'featureLoss', params: {} },
      { id: 'adversary', params: {} },
    ],
  });
  expect(auxiliariesBeside(experiment)).toEqual([
    { id: 'adversary', label: 'Discriminator', help: expect.stringContaining('2 ln 2') },
  ]);
  expect(auxiliariesBeside(defineExperiment({ code: { id: 'plain' } }))).toEqual([]);
});
