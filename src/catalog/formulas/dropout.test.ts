import { beforeAll, describe, expect, it } from 'vitest';
import { createNoise } from '#engine/noise.ts';
import { tf } from '#engine/tf.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import type { Mode, Pass } from '../pass.ts';
import { dropOut } from './dropout.ts';

const UNITS = 4;
const ROWS = 5000;
const HIDDEN = [0.5, -1, 2, 10];

beforeAll(() => useBackend('cpu'));

/** The outputs of ROWS equal rows. */
function dropped(rate: number, mode: Mode, step = 0): number[][] {
  return tf.tidy(() => {
    const at = tf.scalar(step);
    const pass: Pass = {
      mode,
      noise: createNoise(1, 'train', step),
      clock: { step: at, epoch: at, progress: at },
      remember: () => {},
    };
    const h = tf.tile(tf.tensor2d(HIDDEN, [1, UNITS]), [ROWS, 1]).as2D(ROWS, UNITS);
    return dropOut(tf, h, rate, pass).arraySync();
  });
}

const column = (rows: number[][], unit: number) => rows.map((row) => row[unit]!);

describe('dropout', () => {
  it.each([0.2, 0.5, 0.9])('at rate %f silences that share of each unit and enlarges the rest', (rate) => {
    const rows = dropped(rate, 'train');
    for (const [unit, value] of HIDDEN.entries()) {
      const outputs = column(rows, unit);
      const silent = outputs.filter((output) => output === 0).length / ROWS;
      expect(Math.abs(silent - rate)).toBeLessThan(4 * Math.sqrt((rate * (1 - rate)) / ROWS));
      for (const output of outputs) if (output !== 0) expect(output).toBeCloseTo(value / (1 - rate), 4);
      // E h̃ = h; the standard deviation of h̃ is |h| √(rate / (1 − rate)).
      const mean = outputs.reduce((sum, output) => sum + output, 0) / ROWS;
      const error = Math.abs(value) * Math.sqrt(rate / (1 - rate) / ROWS);
      expect(Math.abs(mean - value)).toBeLessThan(4 * error);
    }
  });

  it('silences others in another step, the same in the same', () => {
    expect(dropped(0.5, 'train', 1)).not.toEqual(dropped(0.5, 'train', 0));
    expect(dropped(0.5, 'train', 1)).toEqual(dropped(0.5, 'train', 1));
  });

  it.each(['test', 'use'] as const)('leaves everything as it is in %s', (mode) => {
    expect(new Set(column(dropped(0.5, mode), 3))).toEqual(new Set([10]));
  });
});
