import { beforeAll, describe, expect, it } from 'vitest';
import { tf } from '#engine/tf.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import { headsOnly, passAt } from '../../../tests/support/codes.ts';
import { gaussianKl } from '../formulas/gaussian.ts';
import { defaultValues, type ParamValues } from '../params.ts';
import { gaussian } from './gaussian.ts';

beforeAll(() => useBackend('cpu'));

type Params = Partial<ParamValues<typeof gaussian.params>>;

const heads = () => ({
  mu: tf.tensor2d([
    [1, -2],
    [0.1, 0],
  ]),
  logVar: tf.tensor2d([
    [0, -1],
    [0, 0.1],
  ]),
});

/** The term of two images, whose divergences are `divergences()`. */
function termAt(progress: number, { beta = 1, warmUp = 0, capacity = 0 }: Params = {}): number[] {
  return tf.tidy(() => {
    const params = { size: 2, beta: tf.scalar(beta), warmUp, capacity };
    const pass = passAt('train', progress);
    const state = gaussian.sample(tf, headsOnly(heads()), pass, params);
    return [...gaussian.terms(tf, state, pass, params).kl!.dataSync()];
  });
}

const divergences = () =>
  tf.tidy(() => {
    const { mu, logVar } = heads();
    return [...gaussianKl(tf, mu, logVar).dataSync()];
  });

describe('the Gaussian code', () => {
  it('costs β KL by itself, to the bit', () => {
    expect(defaultValues(gaussian.params)).toMatchObject({ beta: 1, warmUp: 0, capacity: 0 });
    expect(termAt(0)).toEqual(divergences());
    expect(termAt(0.7, { beta: 4 })).toEqual(divergences().map((kl) => 4 * kl));
  });

  it.each([
    [0, 0],
    [0.1, 0.5],
    [0.2, 1],
    [0.9, 1],
  ])('at %d of a training with a warm-up of 0.2 costs %d of that', (progress, share) => {
    termAt(progress, { beta: 2, warmUp: 0.2 }).forEach((cost, i) => {
      expect(cost).toBeCloseTo(2 * share * divergences()[i]!, 5);
    });
  });

  it.each([0, 0.5, 1])('with a capacity of 2 nats is drawn to that share of it: %d', (progress) => {
    const [large, small] = divergences();
    expect(large).toBeGreaterThan(2);
    expect(small).toBeLessThan(0.1);
    const [ofLarge, ofSmall] = termAt(progress, { beta: 20, capacity: 2 });
    expect(ofLarge).toBeCloseTo(20 * (large! - 2 * progress), 4);
    expect(ofSmall).toBeCloseTo(20 * Math.abs(small! - 2 * progress), 4);
  });
});
