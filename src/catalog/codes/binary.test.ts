import { beforeAll, describe, expect, it } from 'vitest';
import { tf } from '#engine/tf.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import { headsOnly, passAt } from '../../../tests/support/codes.ts';
import { inFloat64 } from '../../../tests/support/float64.ts';
import type { ParamValues } from '../params.ts';
import type { Mode } from '../pass.ts';
import type { Tensor } from '../tf.ts';
import { binary } from './binary.ts';

beforeAll(() => useBackend('cpu'));

type Training = ParamValues<typeof binary.params>['training'];

const ACTIVITIES = [-3, -0.1, 0, 0.1, 2];
const UNITS = ACTIVITIES.length;

const sigmoid = (a: number) => 1 / (1 + Math.exp(-a));
const noise = () => [...passAt('train').noise.normal('bits', [1, UNITS]).dataSync()];

/** z and dΣ (j + 1) zⱼ / da. */
const sampled = (mode: Mode, training: Training, deviation: number) =>
  inFloat64(() =>
    tf.tidy(() => {
      const params = { size: UNITS, training, deviation: tf.scalar(deviation) };
      const z = (a: Tensor) =>
        binary.sample(tf, headsOnly({ a: tf.reshape(a, [1, UNITS]) }), passAt(mode), params).z;
      const weighted = (a: Tensor) => tf.sum(tf.mul(z(a), tf.range(1, UNITS + 1)));
      const a = tf.tensor1d(ACTIVITIES);
      const slope = mode === 'train' ? [...tf.grad(weighted)(a).dataSync()] : [];
      return { z: [...z(a).dataSync()], slope };
    }),
  );

const expectClose = (found: readonly number[], expected: readonly number[]) => {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i]!, 12);
  });
};

describe('the binary code', () => {
  it.each(['noise', 'straightThrough'] as const)(
    'is bits in use and in tests: trained with %s',
    (training) => {
      for (const mode of ['use', 'test'] as const) {
        expect(sampled(mode, training, 4).z).toEqual([0, 0, 0, 1, 1]);
      }
    },
  );

  it.each([0, 1.5])('is a sigmoid of the noisy activity in training: noise of %d', (deviation) => {
    const { z, slope } = sampled('train', 'noise', deviation);
    const expected = inFloat64(noise).map((e, j) => sigmoid(ACTIVITIES[j]! + deviation * e));
    expectClose(z, expected);
    expectClose(
      slope,
      expected.map((s, j) => (j + 1) * s * (1 - s)),
    );
  });

  it.each([0, 1.5])('straight-through is bits with the slope of the sigmoid: noise of %d', (deviation) => {
    const { z, slope } = sampled('train', 'straightThrough', deviation);
    const noisy = inFloat64(noise).map((e, j) => ACTIVITIES[j]! + deviation * e);
    expectClose(
      z,
      noisy.map((a) => Number(a > 0)),
    );
    expectClose(
      slope,
      noisy.map((a, j) => (j + 1) * sigmoid(a) * sigmoid(-a)),
    );
  });
});
