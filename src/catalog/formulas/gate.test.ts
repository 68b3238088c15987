import { beforeAll, expect, it } from 'vitest';
import { tf } from '#engine/tf.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import { inFloat64 } from '../../../tests/support/float64.ts';
import { gateOf, logRest } from './gate.ts';

beforeAll(() => useBackend('cpu'));

it.each([-3, 0, 0.5, 4])('what a gate leaves over is 1 − g²: γ = %d', (logit) => {
  const [gate, rest] = inFloat64(() =>
    tf.tidy(() => [
      gateOf(tf, tf.scalar(logit)).dataSync()[0]!,
      logRest(tf, tf.scalar(logit)).dataSync()[0]!,
    ]),
  );
  expect(gate).toBeCloseTo(1 / (1 + Math.exp(-logit)), 12);
  expect(Math.exp(rest!)).toBeCloseTo(1 - gate! ** 2, 12);
});

it('stays finite where a gate is as good as open or shut', () => {
  const found = tf.tidy(() => [...logRest(tf, tf.tensor1d([-100, 80])).dataSync()]);
  expect(found[0]).toBeCloseTo(0, 6);
  expect(found[1]).toBeCloseTo(-80 + Math.LN2, 4);
});
