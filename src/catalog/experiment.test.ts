import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Choice } from './choice.ts';
import { defineCode } from './codes/code.ts';
import { gaussian } from './codes/gaussian.ts';
import { plain } from './codes/plain.ts';
import {
  type Compatible,
  defaultExperiment,
  defineExperiment,
  missingFeatures,
  obstaclesOf,
} from './experiment.ts';
import { numberParam } from './params.ts';
import { activityL1 } from './regularizers/activityL1.ts';
import { defineRegularizer } from './regularizers/regularizer.ts';

/** A regularizer that needs what only a Gaussian code has. */
const totalCorrelation = defineRegularizer({
  id: 'totalCorrelation',
  label: 'Total correlation',
  summary: 'A fixture.',
  needs: ['mu', 'logVar'],
  params: {
    gamma: numberParam({
      label: 'γ',
      help: 'A fixture.',
      default: 1,
      min: 0,
      max: 9,
      scale: 'linear',
      live: true,
    }),
  },
  penalty: (tf, { code }) => tf.sum(code.mu!, 1),
});

const withMuOnly = defineCode({ ...plain, id: 'withMuOnly', label: 'With μ', provides: ['z', 'mu'] });

describe('compatibility of codes and regularizers', () => {
  it('is a matter of types', () => {
    expectTypeOf<Compatible<typeof totalCorrelation, typeof plain>>().toEqualTypeOf<never>();
    expectTypeOf<Compatible<typeof totalCorrelation, typeof withMuOnly>>().toEqualTypeOf<never>();
    expectTypeOf<Compatible<typeof totalCorrelation, typeof gaussian>>().toEqualTypeOf<
      typeof totalCorrelation
    >();
    expectTypeOf<Compatible<typeof activityL1, typeof plain>>().toEqualTypeOf<typeof activityL1>();
    // A union keeps those that fit.
    type Fitting = Compatible<typeof totalCorrelation | typeof activityL1, typeof plain>;
    expectTypeOf<Choice<readonly Fitting[]>['id']>().toEqualTypeOf<'activityL1'>();
  });

  it('refuses at compile time a choice that does not fit', () => {
    type ForPlain = Choice<readonly Compatible<typeof totalCorrelation | typeof activityL1, typeof plain>[]>;
    const fitting: ForPlain = { id: 'activityL1', params: { lambda: 1 } };
    // @ts-expect-error a plain code has no μ
    const unfitting: ForPlain = { id: 'totalCorrelation', params: { gamma: 1 } };
    expect([fitting.id, unfitting.id]).toEqual(['activityL1', 'totalCorrelation']);
  });

  it('says at run time what is missing and what to do', () => {
    expect(missingFeatures(plain, totalCorrelation)).toBe(
      'Total correlation needs mu and logVar, which the code "Plain" does not have: choose another code or remove Total correlation.',
    );
    expect(missingFeatures(withMuOnly, totalCorrelation)).toContain('needs logVar,');
    expect(missingFeatures(gaussian, totalCorrelation)).toBeUndefined();
  });

  it('names the place of what cannot stay', () => {
    const code = { id: 'plain', params: { size: 2, activation: 'linear' } } as const;
    const activity = { id: 'activityL1', params: { lambda: 1 } } as const;
    expect(obstaclesOf(defineExperiment({ code, regularizers: [activity] }))).toEqual([]);
  });

  it('names an id that does not exist', () => {
    expect(() => obstaclesOf({ ...defaultExperiment, code: { id: 'nonsense', params: {} } })).toThrow(
      '"nonsense" is not one of plain, ',
    );
  });
});

describe('defineExperiment', () => {
  it('fills in what is not given', () => {
    const code = { id: 'gaussian', params: { size: 3, beta: 2, warmUp: 0, capacity: 0 } } as const;
    expect(defineExperiment({ code })).toEqual({ ...defaultExperiment, code });
    const { regularizers, optimizer } = defineExperiment({
      code,
      optimizer: { id: 'adam', params: { learningRate: 0.5 } },
      regularizers: [{ id: 'activityL1' }],
    });
    expect(optimizer.params).toEqual({ ...defaultExperiment.optimizer.params, learningRate: 0.5 });
    expect(regularizers).toEqual([
      { id: 'activityL1', params: { lambda: activityL1.params.lambda.default } },
    ]);
  });

  it('does not compile with a wrong id or a wrong parameter', () => {
    const code = { id: 'plain', params: { size: 2, activation: 'linear' } } as const;
    // @ts-expect-error there is no such loss
    expect(() => defineExperiment({ code, loss: { id: 'hinge', params: {} } })).toThrow(
      '"hinge" is not one of',
    );
    // @ts-expect-error β belongs to the Gaussian code
    defineExperiment({ code: { id: 'plain', params: { size: 2, beta: 1 } } });
    // @ts-expect-error a strength is a number
    defineExperiment({ code, regularizers: [{ id: 'activityL1', params: { lambda: 'much' } }] });
    expect(defineExperiment({ code }).code).toEqual(code);
  });
});
