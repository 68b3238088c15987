/** The order of phases where one of them cannot be made. Not a phase at work: tests/registry/pretraining.test.ts. */
import { beforeAll, expect, it } from 'vitest';
import { adamRule } from '#catalog/optimizers/adamRule.ts';
import type { PhasePlan } from '#catalog/phase.ts';
import { alive, useBackend } from '../../../tests/support/backends.ts';
import { createImages } from '../data/images.ts';
import { generatedImages } from '../gradientCases.ts';
import { createBaton } from '../stepping/steps.ts';
import { tf } from '../tf.ts';
import { createPhases } from './phases.ts';

beforeAll(() => useBackend('cpu'));

const planOf = (id: string, weight: string): PhasePlan => ({
  ...{ id, label: id, epochs: 1, unit: 'nats', terms: ['size'], weights: { kernel: weight } },
  learning: { kind: 'descent', terms: (tf, { kernel }) => [tf.sum(kernel!)] },
  rule: adamRule(1e-3),
});

it('a phase that is over is not offered again if the next one cannot be made', () => {
  const before = alive();
  const data = generatedImages();
  const images = createImages(data);
  const kernel = tf.tidy(() => tf.variable(tf.ones([2])));
  const phases = createPhases([planOf('first', 'kernel'), planOf('second', 'missing')], {
    ...{ seed: 1, split: data.train, images, batchSize: 8, baton: createBaton(), breathe: undefined },
    autoencoder: { below: (x) => x, codeOf: (z) => ({ z }) },
    variables: new Map([['kernel', kernel]]),
  });
  expect(phases.current()?.info.id).toBe('first');
  expect(() => phases.skip()).toThrow('missing');
  expect(phases.current()).toBeUndefined();
  expect(phases.position()).toBeUndefined();
  for (const owner of [phases, images, kernel]) owner.dispose();
  expect(alive()).toEqual(before);
});
