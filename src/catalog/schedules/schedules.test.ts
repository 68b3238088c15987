import { beforeAll, describe, expect, it } from 'vitest';
import { tf } from '#engine/tf.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import { specFromFragment, specToFragment } from '#protocol/urlCodec.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import { inFloat64 } from '../../../tests/support/float64.ts';
import { findChoice } from '../choice.ts';
import { defaultExperiment } from '../experiment.ts';
import { schedules } from './index.ts';
import type { ScheduleDefinition } from './schedule.ts';

beforeAll(() => useBackend('cpu'));

const STEPS_PER_EPOCH = 469;
const EPOCHS = 10;

/** The factor after so many updates, in the precision of the moment. */
const factorAt = (id: string, params: Readonly<Record<string, number>>, updates: number) =>
  tf.tidy(() => {
    const epoch = updates / STEPS_PER_EPOCH;
    const clock = {
      step: tf.scalar(updates),
      epoch: tf.scalar(epoch),
      progress: tf.scalar(Math.min(1, epoch / EPOCHS)),
    };
    const scalars = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, tf.scalar(value)]),
    );
    const schedule = findChoice<ScheduleDefinition>(schedules, id);
    return schedule.factor!(tf, clock, scalars).dataSync()[0]!;
  });

const at = [0, 1, 99, 100, 468, 469, 470, 1875, 1876, 2345, 4689, 4690, 9999];
const epoch = (t: number) => t / STEPS_PER_EPOCH;
const progress = (t: number) => Math.min(1, epoch(t) / EPOCHS);

const cases: {
  readonly id: string;
  readonly params: Readonly<Record<string, number>>;
  readonly expected: (t: number) => number;
}[] = [
  {
    id: 'steps',
    params: { every: 4, factor: 0.5 },
    expected: (t) => 0.5 ** Math.floor(t / (4 * STEPS_PER_EPOCH)),
  },
  { id: 'steps', params: { every: 1, factor: 0.1 }, expected: (t) => 0.1 ** Math.floor(t / STEPS_PER_EPOCH) },
  { id: 'exponential', params: { factor: 0.8 }, expected: (t) => 0.8 ** epoch(t) },
  {
    id: 'cosine',
    params: { warmUp: 0, last: 0 },
    expected: (t) => 0.5 * (1 + Math.cos(Math.PI * progress(t))),
  },
  {
    id: 'cosine',
    params: { warmUp: 100, last: 0.1 },
    expected: (t) => Math.min(1, (t + 1) / 101) * (0.1 + 0.45 * (1 + Math.cos(Math.PI * progress(t)))),
  },
  { id: 'inverseTime', params: { half: 2 }, expected: (t) => 1 / (1 + epoch(t) / 2) },
];

describe.each(cases)('$id $params', ({ id, params, expected }) => {
  it('gives the values of its formula, in float64', () => {
    for (const t of at) {
      expect(Math.abs(inFloat64(() => factorAt(id, params, t)) - expected(t)), `after ${t}`).toBeLessThan(
        1e-14,
      );
    }
  });

  it('gives them in float32 up to rounding, on the step that is meant', () => {
    for (const t of at) {
      expect(Math.abs(factorAt(id, params, t) - expected(t)), `after ${t}`).toBeLessThan(1e-5);
    }
  });

  it('never raises the rate above what is set, nor below nothing', () => {
    for (const t of at) {
      const factor = factorAt(id, params, t);
      expect(factor).toBeGreaterThanOrEqual(0);
      expect(factor).toBeLessThanOrEqual(1);
    }
  });
});

it.each(schedules.filter(({ id }) => id !== 'constant'))('"$label" has such cases', ({ id }) => {
  expect(cases.map((example) => example.id)).toContain(id);
});

describe('an experiment', () => {
  it('that names no schedule keeps its learning rate as it is', () => {
    const { schedule: _, ...old } = defaultExperiment;
    expect(parseSpec(old).schedule).toEqual({ id: 'constant', params: {} });
    expect(specToFragment(parseSpec(old))).not.toContain('schedule');
  });

  it('keeps its schedule in an address', () => {
    const spec = parseSpec({ ...defaultExperiment, schedule: { id: 'cosine', params: { warmUp: 50 } } });
    expect(specFromFragment(specToFragment(spec))).toEqual(spec);
  });

  it.each(['conjugateGradient', 'lbfgs'])('with %s has no learning rate to change', (id) => {
    const experimentOf = (schedule: string) =>
      parseSpec({ ...defaultExperiment, optimizer: { id }, schedule: { id: schedule } });
    expect(experimentOf('constant').optimizer.id).toBe(id);
    expect(() => experimentOf('steps')).toThrow(
      /finds the length of its steps itself: choose the schedule "Constant"/,
    );
  });
});
