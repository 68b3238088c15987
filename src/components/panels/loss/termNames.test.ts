/** The names say what was multiplied. Not the values. */
import { expect, it } from 'vitest';
import { defaultExperiment, defineExperiment } from '#catalog/experiment.ts';
import { isWeighted, termNames } from './termNames.ts';

const gaussian = (params: { beta?: number; warmUp?: number; capacity?: number }) =>
  defineExperiment({ code: { id: 'gaussian', params: { size: 4, ...params } } });

it('say so where the KL stands times its weight', () => {
  expect(termNames(gaussian({}))('kl')).toBe('KL');
  expect(termNames(gaussian({ beta: 4 }))('kl')).toBe('β · KL');
  expect(termNames(gaussian({ warmUp: 0.2 }))('kl')).toBe('β · KL');
  expect(termNames(gaussian({ beta: 20, capacity: 25 }))('kl')).toBe('β · |KL − C|');
  const twoLevel = defineExperiment({ code: { id: 'twoLevel', params: { beta: 2 } } });
  expect(termNames(twoLevel)('klTop')).toBe('β · KL of the upper level');
});

it('are those of the catalog for regularizers', () => {
  expect(termNames(gaussian({}))('activityL1')).toBe('Activity L1');
  expect(termNames(gaussian({}))('reconstruction')).toBe('reconstruction');
});

it('have nothing to explain where nothing is weighted', () => {
  expect(isWeighted(gaussian({}))).toBe(false);
  expect(isWeighted(gaussian({ beta: 0 }))).toBe(true);
  expect(isWeighted(defaultExperiment)).toBe(false);
});
